import { ClientModule } from '../client-module.js';

export interface ProgressProps {
  label: string;
  done: number;
  total: number;
  /** Where it stands, in words: "1,200 of 4,800 rows checked". */
  text: string;
  /** Answers with {@link ProgressAnswer} as JSON. Without it the bar stands still. */
  pollHref?: string;
}

/** What the address that is polled answers. Once `state` is no longer `running`, the page loads anew. */
export interface ProgressAnswer {
  done: number;
  total: number;
  state: 'running' | 'done' | 'failed';
  text: string;
}

/** How far a long action has come. Without script, give the shell `refreshSeconds`. */
export function Progress({ label, done, total, text, pollHref }: ProgressProps) {
  return (
    <div class="progress" data-poll={pollHref}>
      <label class="progress__label">
        <span>{label}</span>
        <progress class="progress__bar" value={done} max={total} />
      </label>
      <p class="progress__text" role="status">
        {text}
      </p>
      {pollHref && <ClientModule path="ground/ui/progress/component.client" />}
    </div>
  );
}
