export interface Download {
  href: string;
  label: string;
  /** Kind and size: "CSV, 12 kB". */
  detail?: string;
}

/** The same thing to take away in other forms. */
export function DownloadLinks({ label, downloads }: { label: string; downloads: Download[] }) {
  return (
    <ul class="download-links" aria-label={label}>
      {downloads.map(({ href, label, detail }) => (
        <li>
          <a href={href} download>
            {label}
          </a>
          {detail && <span class="download-links__detail"> ({detail})</span>}
        </li>
      ))}
    </ul>
  );
}
