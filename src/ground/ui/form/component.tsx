import type { Child } from 'hono/jsx';
import { Button, type ButtonKind } from '../button/component.js';

export interface FormProps {
  action: string;
  submitLabel: string;
  submitKind?: ButtonKind;
  method?: 'post' | 'get';
  /** Values to send along unseen. */
  hidden?: Record<string, string>;
  /** Sends files: needed with FileField. */
  upload?: boolean;
  /** Stands beside the submit button: "save for later", "cancel". */
  otherActions?: Child;
  /** Lets the server judge instead of the browser, so that errors show in our own words. As given: yes. */
  serverValidates?: boolean;
  label?: string;
  children?: Child;
}

/** Fields one below the other and one button that sends them. */
export function Form(props: FormProps) {
  const { method = 'post', serverValidates = true } = props;
  return (
    <form
      class="form"
      method={method}
      action={props.action}
      enctype={props.upload ? 'multipart/form-data' : undefined}
      novalidate={serverValidates}
      aria-label={props.label}
    >
      <HiddenFields values={props.hidden ?? {}} />
      {props.children}
      <div class="form__actions">
        <Button kind={props.submitKind}>{props.submitLabel}</Button>
        {props.otherActions}
      </div>
    </form>
  );
}

/** A form that is one button: for an action in a row or a header. */
export function ActionButton({
  about,
  children,
  ...form
}: Omit<FormProps, 'children'> & { about?: string; children?: Child }) {
  return (
    <form class="action-button" method={form.method ?? 'post'} action={form.action}>
      <HiddenFields values={form.hidden ?? {}} />
      {children}
      <Button kind={form.submitKind ?? 'secondary'} about={about}>
        {form.submitLabel}
      </Button>
    </form>
  );
}

/** A value sent with the form, unseen. */
export function HiddenField({ name, value }: { name: string; value: string }) {
  return <input type="hidden" name={name} value={value} />;
}

function HiddenFields({ values }: { values: Record<string, string> }) {
  return (
    <>
      {Object.entries(values).map(([name, value]) => (
        <HiddenField name={name} value={value} />
      ))}
    </>
  );
}
