import { idOf } from '../ids.js';

export interface SearchFieldProps {
  name: string;
  label: string;
  buttonLabel: string;
  value?: string;
  id?: string;
  /** With an address the field is a form of its own; without one it stands inside another. */
  action?: string;
  /** Hides the label from sight where the place makes it plain. */
  quietLabel?: boolean;
}

/** Words to look for. */
export function SearchField({ action, ...field }: SearchFieldProps) {
  if (!action) return <SearchBox {...field} />;
  return (
    <form role="search" action={action} method="get">
      <SearchBox {...field} />
    </form>
  );
}

function SearchBox({ name, label, buttonLabel, value, id = idOf(name), quietLabel }: SearchFieldProps) {
  return (
    <div class="search-field">
      <label class={quietLabel ? 'visually-hidden' : 'field__label'} for={id}>
        {label}
      </label>
      <div class="search-field__row">
        <input class="control" type="search" id={id} name={name} value={value} autocomplete="off" />
        <button class="button button--primary" type="submit">
          {buttonLabel}
        </button>
      </div>
    </div>
  );
}
