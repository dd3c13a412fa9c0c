import type { Visit } from '#ground/http/visit.js';
import { Badge, Section, Table } from '#ground/ui/index.js';
import type { RecordsImport } from '../queries.js';
import { words } from '../words.js';
import { saidOn } from '../corrections/correction.js';
import { pathOf } from './frame.js';

/** Which files there were, what they and their columns were taken for, and the way to say otherwise. */
export function FoundFiles({ visit, found, canCorrect }: { visit: Visit; found: RecordsImport; canCorrect: boolean }) {
  const say = words.in(visit.locale);
  if (!found.found) return <></>;
  return (
    <Section title={say('files.title')} id="files">
      <Table
        caption={say('files.title')}
        hideCaption
        label={say('files.title')}
        stacks
        columns={[
          { key: 'file', label: say('imports.file'), rowHeading: true },
          { key: 'kind', label: say('files.kind') },
          { key: 'columns', label: say('files.columns') },
          { key: 'unread', label: say('files.unread') },
          ...(canCorrect ? [{ key: 'correct', label: say('files.correct') }] : []),
        ]}
        rows={found.found.files.map(({ path, kind, extent, columns, header, saidAt }, place) => ({
          file: path,
          kind: (
            <>
              {kind ? `${say(`file.${kind}`)} (${say(`extent.${extent}`)})` : say('file.none')}
              {saidAt && (
                <>
                  <br />
                  <Badge>{saidOn(visit, saidAt)}</Badge>
                </>
              )}
            </>
          ),
          columns: columns.map((column) => column.header).join(', '),
          unread: header
            .filter((name, index) => name !== '' && !columns.some((column) => column.index === index))
            .join(', '),
          correct: (
            <a href={`${pathOf(found)}/files/${place}`}>
              {say('files.correct.link')}
              <span class="visually-hidden"> {path}</span>
            </a>
          ),
        }))}
      />
    </Section>
  );
}
