import type { Example } from '../example.js';
import { Button } from '../button/component.js';
import { TextArea } from '../text-area/component.js';
import { ActionButton, Form } from './component.js';

export const examples: Example[] = [
  {
    name: 'form',
    render: () => (
      <Form
        action="#send"
        submitLabel="Send"
        hidden={{ school: 'cedar' }}
        otherActions={
          <Button kind="quiet" name="then" value="later" skipValidation>
            Save for later
          </Button>
        }
      >
        <TextArea name="idea" label="Your idea" />
      </Form>
    ),
  },
  {
    name: 'one button',
    render: () => <ActionButton action="#close" submitLabel="Close" about="the concern about Elm Street" />,
  },
];
