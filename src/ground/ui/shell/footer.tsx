import type { Site } from './types.js';

/** The foot of every page: where else to go, and what the site says of itself. */
export function Footer({ site }: { site: Site }) {
  return (
    <footer class="site-footer">
      <div class="site-footer__inner">
        <p class="site-footer__name">{site.name}</p>
        {site.footer.map(({ heading, links }) => (
          <section class="site-footer__group">
            <h2>{heading}</h2>
            <ul class="site-footer__links">
              {links.map(({ href, label }) => (
                <li>
                  <a href={href}>{label}</a>
                </li>
              ))}
            </ul>
          </section>
        ))}
        {site.footerNote && <div class="site-footer__note">{site.footerNote}</div>}
      </div>
    </footer>
  );
}
