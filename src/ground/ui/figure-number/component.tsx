import type { Child } from 'hono/jsx';

export interface FigureNumberProps {
  /** What is counted. */
  label: Child;
  /** The number, formatted, or a {@link WithheldMark}. */
  value: Child;
  /** Stands after the number, small: "of 412 students". */
  unit?: Child;
  period?: Child;
  /** One sentence that sets it beside another number. */
  comparison?: Child;
  source?: Child;
  href?: string;
  size?: 'normal' | 'large';
}

/** One number and all that is needed to read it honestly. */
export function FigureNumber({
  label,
  value,
  unit,
  period,
  comparison,
  source,
  href,
  size = 'normal',
}: FigureNumberProps) {
  return (
    <div class={`figure-number figure-number--${size}`}>
      <p class="figure-number__label">{href ? <a href={href}>{label}</a> : label}</p>
      <p class="figure-number__line">
        <span class="figure-number__value">{value}</span>
        {unit && <span class="figure-number__unit"> {unit}</span>}
      </p>
      {comparison && <p class="figure-number__comparison">{comparison}</p>}
      {(period || source) && (
        <p class="figure-number__source">
          {period}
          {period && source && '. '}
          {source}
        </p>
      )}
    </div>
  );
}

/** Numbers side by side. */
export function StatRow({ figures }: { figures: FigureNumberProps[] }) {
  return (
    <div class="stat-row">
      {figures.map((figure) => (
        <FigureNumber {...figure} />
      ))}
    </div>
  );
}
