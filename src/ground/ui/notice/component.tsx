import type { Child } from 'hono/jsx';

export interface NoticeProps {
  kind?: 'info' | 'success' | 'warning' | 'error';
  /** The word that says the kind aloud: "Note", "Saved", "Warning". Colour alone would not do. */
  title: string;
  /** Read out at once by screen readers: for the answer to what one has just done. */
  announce?: boolean;
  children?: Child;
}

/** Something the reader must know before going on. */
export function Notice({ kind = 'info', title, announce = false, children }: NoticeProps) {
  return (
    <div class={`notice notice--${kind}`} role={roleOf(kind, announce)}>
      <NoticeSign kind={kind} />
      <div class="notice__body">
        <p class="notice__title">{title}</p>
        {children && <div class="notice__text">{children}</div>}
      </div>
    </div>
  );
}

function roleOf(kind: NoticeProps['kind'], announce: boolean) {
  if (!announce) return undefined;
  return kind === 'error' ? 'alert' : 'status';
}

const signs = {
  info: 'M12 10.5v6.5M12 7v.4',
  success: 'M7.5 12.5l3 3 6-6.5',
  warning: 'M12 6.5v7M12 16.8v.3',
  error: 'M8.5 8.5l7 7M15.5 8.5l-7 7',
};

function NoticeSign({ kind }: { kind: keyof typeof signs }) {
  return (
    <svg class="notice__sign" viewBox="0 0 24 24" width="28" height="28" aria-hidden="true" focusable="false">
      {kind === 'warning' ? (
        <path class="notice__shape" d="M12 1.5 23 21.5H1z" />
      ) : (
        <circle class="notice__shape" cx="12" cy="12" r="11" />
      )}
      <path class="notice__stroke" d={signs[kind]} />
    </svg>
  );
}
