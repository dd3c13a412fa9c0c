export interface Step {
  label: string;
  state: 'done' | 'current' | 'ahead';
  /** The state in words, for those who do not see the sign. */
  stateLabel: string;
  href?: string;
}

/** The steps of something that takes more than one page, and where one is. */
export function Stepper({ label, steps }: { label: string; steps: Step[] }) {
  return (
    <nav class="stepper" aria-label={label}>
      <ol class="stepper__list">
        {steps.map((step, index) => (
          <li
            class={`stepper__step stepper__step--${step.state}`}
            aria-current={step.state === 'current' ? 'step' : undefined}
          >
            <StepSign number={index + 1} done={step.state === 'done'} />
            <span>
              {step.href ? <a href={step.href}>{step.label}</a> : step.label}
              <span class="visually-hidden"> ({step.stateLabel})</span>
            </span>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function StepSign({ number, done }: { number: number; done: boolean }) {
  return (
    <span class="stepper__sign" aria-hidden="true">
      {done ? (
        <svg viewBox="0 0 24 24" width="16" height="16">
          <path d="M5 12.5l4.5 4.5L19 7.5" />
        </svg>
      ) : (
        number
      )}
    </span>
  );
}
