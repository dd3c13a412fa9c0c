/** The way from the first page to this one. The last entry is the parent, not the page itself. */
export function Breadcrumbs({ label, links }: { label: string; links: { href: string; label: string }[] }) {
  return (
    <nav class="breadcrumbs" aria-label={label}>
      <ol class="breadcrumbs__list">
        {links.map(({ href, label }) => (
          <li>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
