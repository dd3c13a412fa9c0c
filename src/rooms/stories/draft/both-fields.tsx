import { TextArea } from '#ground/ui/index.js';
import { languageNames, locales } from '#ground/i18n/locale.js';
import type { Both } from '../block/content.js';

interface BothProps {
  name: string;
  label: string;
  hint?: string;
  value: Both;
  errors: Record<string, string>;
  rows: number;
}

/** One text in both languages, side by side where there is room. */
export function BothFields({ name, label, hint, value, errors, rows }: BothProps) {
  return (
    <div class="both">
      {locales.map((locale) => (
        <div lang={locale}>
          <TextArea
            name={`${name}.${locale}`}
            label={`${label} (${languageNames[locale]})`}
            hint={hint}
            value={value[locale]}
            rows={rows}
            error={errors[`${name}.${locale}`]}
            width="full"
          />
        </div>
      ))}
    </div>
  );
}
