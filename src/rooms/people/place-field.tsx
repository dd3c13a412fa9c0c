import { type FieldError, invalid } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { RadioGroup, TextField } from '#ground/ui/index.js';
import { errorOf } from '#ground/http/again.js';
import { findPlaces, type Place, placeById } from './places.js';
import { words } from './words.js';

/** Asks for a place by its name. When several have it, asks again which one is meant. */
export function PlaceField({
  visit,
  errors,
  choices,
  value,
}: {
  visit: Visit;
  errors: FieldError[];
  choices: Place[];
  value?: string;
}) {
  const say = words.in(visit.locale);
  return (
    <>
      <TextField
        name="place"
        width="l"
        label={say('place.label')}
        hint={say('place.hint')}
        value={visit.form.text('place') || value}
        error={errorOf(errors, 'place')}
        autocomplete="off"
      />
      {choices.length > 1 && (
        <RadioGroup
          name="place_id"
          label={say('place.which')}
          error={errorOf(errors, 'place_id')}
          value={visit.form.text('place_id')}
          choices={choices.map(({ id, name, where }) => ({ value: id, label: name, hint: where }))}
        />
      )}
    </>
  );
}

/** The places that what was typed can mean, to choose from when the form is shown again. */
export const placeChoices = (visit: Visit): Promise<Place[]> => findPlaces(visit, visit.form.text('place'));

/** The place a form means; throws a RequestError 422 that asks for what is missing. */
export async function chosenPlace(visit: Visit): Promise<Place> {
  const say = words.in(visit.locale);
  const found = await findPlaces(visit, visit.form.text('place'));
  const chosen =
    found.find(({ id }) => id === visit.form.text('place_id')) ?? (found.length === 1 ? found[0] : undefined);
  if (chosen) return chosen;
  const { form } = visit;
  if (!form.text('place') && form.text('place_id')) {
    const place = await placeById(visit, form.text('place_id'));
    if (place) return place;
  }
  if (found.length > 1) throw invalid([{ field: 'place_id', message: say('place.several') }]);
  throw invalid([{ field: 'place', message: say(form.text('place') ? 'place.unknown' : 'place.missing') }]);
}
