import type { Visit } from '#ground/http/visit.js';
import { ActionButton, Breadcrumbs, ButtonLink, Disclosure, PageHeader, Section, Stack } from '#ground/ui/index.js';
import { type Indicator, listIndicators, standardIndicators } from '../indicators/indicator.js';
import { addsIndicators, readsResults } from '../policy.js';
import { words } from '../words.js';

/** `/results/indicators`: what is counted, and how. */
export async function showIndicators(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const mayAdd = await addsIndicators.allows(visit);
  const own = (await listIndicators(visit)).slice(standardIndicators.length);
  return visit.page(
    {
      title: say('indicators.title'),
      noIndex: true,
      ...((await readsResults.allows(visit)) && {
        before: <Breadcrumbs label={say('breadcrumbs')} links={[{ href: '/results', label: say('title') }]} />,
      }),
    },
    <Stack gap="l">
      <PageHeader
        title={say('indicators.title')}
        lead={say('indicators.lead')}
        actions={mayAdd && <ButtonLink href="/results/indicators/new">{say('indicators.add')}</ButtonLink>}
      />
      <Section title={say('indicators.standard')}>
        <Stack gap="l">
          {standardIndicators.map((indicator) => (
            <Definition visit={visit} indicator={indicator} />
          ))}
        </Stack>
      </Section>
      <Section title={say('indicators.own')}>
        <Stack gap="l">
          {own.length === 0 && <p>{say('indicators.own-empty')}</p>}
          {own.map((indicator) => (
            <Definition visit={visit} indicator={indicator} retires={mayAdd} />
          ))}
        </Stack>
      </Section>
    </Stack>,
  );
}

function Definition({
  visit: { locale },
  indicator,
  retires = false,
}: {
  visit: Visit;
  indicator: Indicator;
  retires?: boolean;
}) {
  const say = words.in(locale);
  const { key, name, text, unit, direction, source, counts, numerator, denominator } = indicator;
  return (
    <Section
      level={3}
      look="plain"
      id={key}
      title={name[locale]}
      action={
        retires && (
          <ActionButton
            action={`/results/indicators/${key}/retirement`}
            submitLabel={say('indicators.retire')}
            about={name[locale]}
          />
        )
      }
    >
      <p>{text[locale]}</p>
      <p>
        {say(`unit.${unit}`)} · {say('direction')}: {say(`direction.${direction}`)} · {say('source')}: {source.name}
      </p>
      <Disclosure summary={say('indicators.formula')}>
        <pre tabindex={0}>{JSON.stringify({ counts, numerator, denominator }, null, 1)}</pre>
      </Disclosure>
    </Section>
  );
}
