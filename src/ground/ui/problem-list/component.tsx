import type { Child } from 'hono/jsx';
import { Badge } from '../badge/component.js';

export interface Problem {
  /** Where it is: "Line 14". */
  place?: string;
  column?: string;
  /** What stands there. */
  value?: string;
  /** What is wrong. */
  message: Child;
  /** What to do about it. */
  remedy: Child;
  severity: 'error' | 'warning' | 'note';
  severityLabel: string;
  /** How often it occurs, in words. */
  count?: string;
}

/** What is wrong with a file, each with where, what and the way out. */
export function ProblemList({ problems, label }: { problems: Problem[]; label: string }) {
  return (
    <ul class="problem-list" aria-label={label}>
      {problems.map((problem) => (
        <li class="problem-list__item">
          <p class="problem-list__place">
            <Badge tone={tones[problem.severity]}>{problem.severityLabel}</Badge>
            {[problem.place, problem.column, problem.count].filter(Boolean).map((part) => (
              <span>{part}</span>
            ))}
            {problem.value !== undefined && <code class="problem-list__value">{problem.value}</code>}
          </p>
          <p class="problem-list__message">{problem.message}</p>
          <p class="problem-list__remedy">{problem.remedy}</p>
        </li>
      ))}
    </ul>
  );
}

const tones = { error: 'danger', warning: 'warning', note: 'neutral' } as const;
