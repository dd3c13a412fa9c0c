import type { Child } from 'hono/jsx';

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

export interface ButtonProps {
  kind?: ButtonKind;
  type?: 'submit' | 'button';
  /** Sent with the form when this button was the one that was pressed. */
  name?: string;
  value?: string;
  /** Words for screen readers after the visible ones, where several buttons look alike. */
  about?: string;
  /** Submits the form to another address. */
  action?: string;
  form?: string;
  disabled?: boolean;
  /** Lets a half-filled form through, as a "save for later" does. */
  skipValidation?: boolean;
  children?: Child;
}

/** Does something. For going somewhere use {@link ButtonLink} or a plain link. */
export function Button(props: ButtonProps) {
  const { kind = 'primary', type = 'submit', about, action, skipValidation, children, ...rest } = props;
  return (
    <button {...rest} class={`button button--${kind}`} type={type} formaction={action} formnovalidate={skipValidation}>
      {children}
      {about && <span class="visually-hidden"> {about}</span>}
    </button>
  );
}

export interface ButtonLinkProps {
  href: string;
  kind?: ButtonKind;
  about?: string;
  download?: boolean;
  children?: Child;
}

/** A link that deserves the weight of a button: the one next step of a page. */
export function ButtonLink({ href, kind = 'primary', about, download, children }: ButtonLinkProps) {
  return (
    <a class={`button button--${kind}`} href={href} download={download}>
      {children}
      {about && <span class="visually-hidden"> {about}</span>}
    </a>
  );
}
