import { Button, Checkboxes, SelectField } from '#ground/ui/index.js';
import type { Say } from '../../words.js';
import type { FigureChoice } from './figure-choice.js';

/** Whose figures to choose from; the button shows them without saving. */
export function PlaceChoice({ choice, say }: { choice: FigureChoice; say: Say }) {
  return (
    <div class="place-choice">
      <SelectField
        name="from"
        label={say('field.from')}
        hint={say('hint.from')}
        value={choice.placeId}
        options={choice.places.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Button kind="secondary" name="look" value="1" skipValidation>
        {say('from.show')}
      </Button>
    </div>
  );
}

/** Series to tick; those that are chosen already come first, in the order in which the chart shows them. */
export function SeriesChoice({
  chosen,
  choice,
  say,
  error,
}: {
  chosen: string[];
  choice: FigureChoice;
  say: Say;
  error: string | undefined;
}) {
  const rank = (key: string) => (chosen.includes(key) ? chosen.indexOf(key) : chosen.length);
  const sorted = choice.options.toSorted((a, b) => rank(a.key) - rank(b.key));
  if (sorted.length === 0)
    return (
      <p class="field__hint" id="refs">
        {say('figures.none')}
      </p>
    );
  return (
    <div class="series-choice">
      <Checkboxes
        name="refs"
        label={say('field.figures')}
        hint={say('hint.figures')}
        error={error}
        values={chosen}
        choices={sorted.map(({ key, label }) => ({ value: key, label }))}
      />
    </div>
  );
}
