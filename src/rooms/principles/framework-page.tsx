import { notFound } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { formatDay } from '#ground/i18n/format.js';
import { inLanguage } from '#ground/i18n/in-language.js';
import { Breadcrumbs, ButtonLink, Notice, PageHeader, SourceLine } from '#ground/ui/index.js';
import { InReadersLanguage, Principles } from './framework-view.js';
import { keepsPrinciples } from './policy.js';
import { findFramework } from './queries.js';
import { words } from './words.js';

/** One framework: what it asks, who wrote it, since when it says so. An older version by `?version=`. */
export async function showFramework(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const asked = Number(visit.url.searchParams.get('version') ?? Number.NaN);
  const wanted = Number.isInteger(asked) && asked > 0 && asked < 1e6 ? asked : undefined;
  const framework = await findFramework(visit, visit.param('framework'), wanted);
  if (!framework) throw notFound();
  const { key, version, standard, savedAt } = framework;
  const name = inLanguage(framework.name, visit.locale).text;
  const summary = inLanguage(framework.summary, visit.locale).text;
  return visit.page(
    {
      title: name,
      description: summary,
      noIndex: wanted !== undefined,
      before: <Breadcrumbs label={say('trail')} links={[{ href: '/principles', label: say('all') }]} />,
    },
    <>
      {wanted !== undefined && <Notice title={say('version.old', { version })} />}
      <PageHeader
        title={name}
        lead={<InReadersLanguage text={framework.summary} locale={visit.locale} />}
        actions={
          !standard &&
          keepsPrinciples.allows(visit) && (
            <ButtonLink href={`/principles/${key}/edit`} kind="secondary">
              {say('edit')}
            </ButtonLink>
          )
        }
      />
      <Principles locale={visit.locale} framework={framework} />
      <SourceLine label={say('origin')}>
        <InReadersLanguage text={framework.origin} locale={visit.locale} />{' '}
        {say('version', { version, date: formatDay(visit.locale, visit.timeZone, savedAt) })}{' '}
        {standard && say('ownWords')}
        {version > 1 && <a href={`/principles/${key}?version=${version - 1}`}>{say('version.before')}</a>}
      </SourceLine>
    </>,
  );
}
