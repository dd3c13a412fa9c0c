import { ClientModule } from '../client-module.js';
import { idOf } from '../ids.js';

export interface FieldError {
  /** The field's name, or its id where it has one of its own. */
  field: string;
  message: string;
}

/** All that a form refused, at the top of the page, each leading to its field. Takes the focus when it appears. */
export function ErrorSummary({ title, errors }: { title: string; errors: FieldError[] }) {
  if (errors.length === 0) return <></>;
  return (
    <div class="error-summary" role="alert" tabindex={-1} data-takes-focus>
      <h2 class="error-summary__title">{title}</h2>
      <ul class="error-summary__list">
        {errors.map(({ field, message }) => (
          <li>
            <a href={`#${idOf(field)}`}>{message}</a>
          </li>
        ))}
      </ul>
      <ClientModule path="ground/ui/error-summary/component.client" />
    </div>
  );
}
