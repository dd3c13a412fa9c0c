import type { Child } from 'hono/jsx';
import { Checkboxes, FileField, RadioGroup, SelectField, TextField } from '#ground/ui/index.js';
import type { Content, ContentOf, Kind } from '../../block/content.js';
import type { FigureChoice } from './figure-choice.js';
import { BothFields } from '../both-fields.js';
import { PlaceChoice, SeriesChoice } from './series-fields.js';
import { StepFields } from './step-fields.js';
import type { Say } from '../../words.js';

/** What the fields of a block are drawn with. */
export interface FieldsProps<K extends Kind> {
  content: ContentOf<K>;
  say: Say;
  /** What is wrong with a field, by its name. */
  errors: Record<string, string>;
  choice: FigureChoice;
  /** Where the picture that is kept already lies. */
  pictureHref: string | undefined;
}

const fields: { [K in Kind]: (props: FieldsProps<K>) => Child } = {
  text: ({ content, say, errors }) => (
    <BothFields
      name="markdown"
      label={say('field.text')}
      hint={say('hint.markdown')}
      value={content.markdown}
      errors={errors}
      rows={12}
    />
  ),
  number: ({ content, say, errors, choice }) => (
    <>
      <PlaceChoice choice={choice} say={say} />
      <SelectField
        name="ref"
        width="full"
        label={say('field.figure')}
        placeholder={say('choose')}
        value={content.ref}
        error={errors['ref']}
        options={choice.options.map(({ key, label }) => ({ value: key, label }))}
      />
      <TextField name="year" label={say('field.year')} hint={say('hint.year')} value={content.year} width="s" />
      <BothFields
        name="sentence"
        label={say('field.sentence')}
        hint={say('hint.sentence')}
        value={content.sentence}
        errors={errors}
        rows={3}
      />
    </>
  ),
  chart: ({ content, say, errors, choice }) => (
    <>
      <BothFields
        name="title"
        label={say('field.finding')}
        hint={say('hint.finding')}
        value={content.title}
        errors={errors}
        rows={2}
      />
      <PlaceChoice choice={choice} say={say} />
      <SeriesChoice chosen={content.refs} choice={choice} say={say} error={errors['refs']} />
      <RadioGroup
        name="form"
        label={say('field.form')}
        value={content.form}
        inline
        choices={[
          { value: 'bars', label: say('form.bars') },
          { value: 'line', label: say('form.line') },
        ]}
      />
      <BothFields name="note" label={say('field.note')} value={content.note} errors={errors} rows={3} />
    </>
  ),
  table: ({ content, say, errors, choice }) => (
    <>
      <BothFields name="title" label={say('field.tableTitle')} value={content.title} errors={errors} rows={2} />
      <PlaceChoice choice={choice} say={say} />
      <SeriesChoice chosen={content.refs} choice={choice} say={say} error={errors['refs']} />
      <BothFields name="note" label={say('field.note')} value={content.note} errors={errors} rows={3} />
    </>
  ),
  quote: ({ content, say, errors }) => (
    <>
      <BothFields name="words" label={say('field.words')} value={content.words} errors={errors} rows={4} />
      <TextField name="who" label={say('field.who')} hint={say('hint.who')} value={content.who} error={errors['who']} />
      <BothFields
        name="role"
        label={say('field.role')}
        hint={say('hint.role')}
        value={content.role}
        errors={errors}
        rows={1}
      />
      <Checkboxes
        name="consent"
        label={say('field.consent')}
        error={errors['consent']}
        values={content.consent ? ['yes'] : []}
        choices={[{ value: 'yes', label: say('consent.quote') }]}
      />
    </>
  ),
  picture: ({ content, say, errors, pictureHref }) => (
    <>
      {pictureHref && <img class="draft-picture" src={pictureHref} alt={say('picture.kept')} />}
      <input type="hidden" name="picture" value={content.picture} />
      <FileField
        name="file"
        id="picture"
        label={say(pictureHref ? 'field.otherPicture' : 'field.picture')}
        hint={say('hint.picture')}
        accept="image/jpeg,image/png,image/webp"
        error={errors['picture']}
      />
      <Checkboxes
        name="consent"
        label={say('field.pictureConsent')}
        error={errors['consent']}
        values={content.picture ? ['yes'] : []}
        choices={[{ value: 'yes', label: say('consent.picture') }]}
      />
      <BothFields
        name="alt"
        label={say('field.alt')}
        hint={say('hint.alt')}
        value={content.alt}
        errors={errors}
        rows={3}
      />
      <BothFields name="caption" label={say('field.caption')} value={content.caption} errors={errors} rows={2} />
      <TextField
        name="credit"
        label={say('field.credit')}
        hint={say('hint.credit')}
        value={content.credit}
        error={errors['credit']}
      />
    </>
  ),
  steps: ({ content, say, errors }) => <StepFields steps={content.steps} say={say} errors={errors} />,
};

/** The fields of one block, by its kind. */
export function BlockFields(props: Omit<FieldsProps<Kind>, 'content'> & { content: Content }) {
  const draw = fields[props.content.kind] as (given: typeof props) => Child;
  return <>{draw(props)}</>;
}
