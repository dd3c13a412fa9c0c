import type { Example } from '../example.js';
import { TextField } from '../text-field/component.js';
import { Checkboxes, Fieldset, RadioGroup } from './component.js';

export const examples: Example[] = [
  {
    name: 'radio group',
    render: () => (
      <RadioGroup
        name="who"
        label="Who are you?"
        hint="Choose the one that fits best."
        largeLabel
        value="phone"
        choices={[
          { value: 'family', label: 'A parent or family member' },
          { value: 'student', label: 'A student', hint: 'We ask for as little as we can.' },
          {
            value: 'phone',
            label: 'Someone to call back',
            more: <TextField name="phone" label="Phone number" type="tel" autocomplete="tel" width="s" />,
          },
        ]}
      />
    ),
  },
  {
    name: 'radio group in a row, with error',
    render: () => (
      <RadioGroup
        name="interpreter"
        label="Would you like an interpreter?"
        error="Choose yes or no"
        inline
        choices={[
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
        ]}
      />
    ),
  },
  {
    name: 'checkboxes',
    render: () => (
      <Checkboxes
        name="needs"
        label="What would help you come?"
        optionalLabel="(optional)"
        values={['childcare']}
        choices={[
          { value: 'childcare', label: 'Childcare' },
          { value: 'food', label: 'A meal' },
          { value: 'ride', label: 'A ride' },
        ]}
      />
    ),
  },
  {
    name: 'fieldset',
    render: () => (
      <Fieldset legend="Where shall we write to?" id="address" hint="Only the people who answer you see this.">
        <TextField name="street" label="Street" autocomplete="street-address" />
        <TextField name="city" label="City" autocomplete="address-level2" />
      </Fieldset>
    ),
  },
];
