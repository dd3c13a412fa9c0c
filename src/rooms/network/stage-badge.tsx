import type { Stage } from './stage.js';

/** The stage of a school as a word with a sign that fills up with the stages. */
export function StageBadge({ stages, stage }: { stages: Stage[]; stage: string | null }) {
  const known = stages.find(({ key }) => key === stage);
  if (!known) return <></>;
  return (
    <span class="stage-badge">
      <span class="stage-badge__sign" aria-hidden="true">
        {stages.map(({ position }) => (
          <span
            class={position <= known.position ? 'stage-badge__step stage-badge__step--reached' : 'stage-badge__step'}
          />
        ))}
      </span>
      {known.name}
    </span>
  );
}
