import { v7 as uuidv7 } from 'uuid';
import { ActionButton, ButtonLink, Form, Section, TextArea } from '#ground/ui/index.js';
import { languageNames, locales } from '#ground/i18n/locale.js';
import type { PublicState } from '../../edition/queries.js';
import type { Readiness } from '../../edition/readiness.js';
import type { Say } from '../../words.js';
import { draftPath } from '../find.js';
import type { Draft } from '../queries.js';

interface PanelProps {
  draft: Draft;
  readiness: Readiness;
  state: PublicState | undefined;
  say: Say;
  /** What is wrong with the correction note. */
  error?: string | undefined;
}

/** Publishing, correcting and withdrawing, whichever of them can be done now. */
export function PublishPanel({ draft, readiness, state, say, error }: PanelProps) {
  const path = draftPath(draft);
  const open = state?.edition ?? null;
  return (
    <Section title={say('publish.title')} id="publish">
      {open !== null && (
        <p>
          {say('publish.open', { edition: open })} <a href={`/stories/${state?.slug}`}>{say('publish.see')}</a>
        </p>
      )}
      {state && open === null && <p>{say('publish.withdrawn')}</p>}
      {open !== null && state?.version === draft.version ? (
        <p>{say('publish.same')}</p>
      ) : readiness.ready ? (
        <Form
          action={`${path}/publications`}
          submitLabel={say(open === null ? 'publish.submit' : 'publish.correct')}
          hidden={{ id: uuidv7(), version: String(draft.version) }}
        >
          {open !== null &&
            locales.map((locale) => (
              <TextArea
                name={`correction.${locale}`}
                label={`${say('field.correction')} (${languageNames[locale]})`}
                hint={say('hint.correction')}
                rows={2}
                error={locale === 'en' ? error : undefined}
                width="full"
              />
            ))}
        </Form>
      ) : (
        <p>
          {say(
            readiness.empty
              ? 'publish.empty'
              : readiness.unfinished.length > 0
                ? 'publish.unfinished'
                : readiness.missing.length > 0
                  ? 'publish.missing'
                  : 'publish.language',
          )}
        </p>
      )}
      {open !== null && (
        <p>
          <a href={`${path}/withdrawal`}>{say('withdraw.title')}</a>
        </p>
      )}
      {!state && <ActionButton action={`${path}/deletion`} submitKind="quiet" submitLabel={say('draft.delete')} />}
    </Section>
  );
}

/** The way back to a draft, where there is nothing else to do. */
export const BackToDraft = ({ draft, say }: { draft: Draft; say: Say }) => (
  <ButtonLink kind="secondary" href={draftPath(draft)}>
    {say('back')}
  </ButtonLink>
);
