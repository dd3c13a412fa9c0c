import { notFound } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { formatDay } from '#ground/i18n/format.js';
import { inLanguage } from '#ground/i18n/in-language.js';
import { languageNames } from '#ground/i18n/locale.js';
import { Breadcrumbs, ButtonLink, Disclosure, LinkList, Notice, PageHeader, SourceLine } from '#ground/ui/index.js';
import { InReadersLanguage, Principles } from './framework-view.js';
import { keepsPrinciples } from './policy.js';
import { findFramework, type Framework, versionAsked, versionsOf } from './queries.js';
import { words } from './words.js';

/** One framework: what it asks, who wrote it, since when it says so. An older version by `?version=`. */
export async function showFramework(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const asked = versionAsked(visit);
  const framework = await findFramework(visit, visit.param('framework'), asked);
  if (!framework) throw notFound();
  const { standard, version, savedAt } = framework;
  const name = inLanguage(framework.name, visit.locale).text;
  return visit.page(
    {
      title: name,
      description: inLanguage(framework.summary, visit.locale).text,
      noIndex: asked !== undefined,
      before: <Breadcrumbs label={say('trail')} links={[{ href: '/principles', label: say('all') }]} />,
    },
    <>
      <PageHeader
        title={name}
        lead={<InReadersLanguage text={framework.summary} locale={visit.locale} />}
        meta={say('version', { version, date: formatDay(visit.locale, visit.timeZone, savedAt) })}
        actions={<EditLink visit={visit} framework={framework} asked={asked} />}
      />
      <State visit={visit} framework={framework} asked={asked} />
      <OtherLanguage visit={visit} framework={framework} />
      <Principles locale={visit.locale} framework={framework} />
      <SourceLine label={say('origin')}>
        <InReadersLanguage text={framework.origin} locale={visit.locale} /> {standard && say('ownWords')}
      </SourceLine>
      <Versions visit={visit} framework={framework} />
    </>,
  );
}

interface Shown {
  visit: Visit;
  framework: Framework;
  /** The version that the address names. */
  asked?: number | undefined;
}

function EditLink({ visit, framework: { key, standard }, asked }: Shown) {
  if (standard || !keepsPrinciples.allows(visit)) return <></>;
  return (
    <ButtonLink href={`/principles/${key}/edit${asked ? `?version=${asked}` : ''}`} kind="secondary">
      {words.in(visit.locale)(asked ? 'edit.fromHere' : 'edit')}
    </ButtonLink>
  );
}

/** What one must know of a framework that is not what the coalition says today. */
function State({ visit, framework: { key, version, shown }, asked }: Shown) {
  const say = words.in(visit.locale);
  if (asked !== undefined)
    return (
      <Notice title={say('version.old', { version })}>
        <a href={`/principles/${key}`}>{say('version.newest')}</a>
      </Notice>
    );
  if (shown) return <></>;
  return (
    <Notice title={say('notShown')}>
      {keepsPrinciples.allows(visit) && <a href="/principles/choices">{say('choose')}</a>}
    </Notice>
  );
}

function OtherLanguage({ visit, framework: { name } }: Shown) {
  const { lang } = inLanguage(name, visit.locale);
  if (lang === visit.locale) return <></>;
  return <Notice title={words.in(visit.locale)('otherLanguage', { language: languageNames[lang] })} />;
}

/** The way to older versions, where there are any. */
async function Versions({ visit, framework: { id, key } }: Shown) {
  const say = words.in(visit.locale);
  const [, ...older] = await versionsOf(visit, id);
  if (older.length === 0) return <></>;
  return (
    <Disclosure summary={say('version.older')}>
      <LinkList
        links={older.map(({ version, savedAt }) => ({
          href: `/principles/${key}?version=${version}`,
          label: say('version.number', { version }),
          note: formatDay(visit.locale, visit.timeZone, savedAt),
        }))}
      />
    </Disclosure>
  );
}
