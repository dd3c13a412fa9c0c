import type { Example } from '../example.js';
import { TextArea } from './component.js';

export const examples: Example[] = [
  {
    name: 'with hint and value',
    render: () => (
      <TextArea
        name="concern"
        label="What is on your mind?"
        hint="Please do not name a student."
        value={'The crossing on Elm Street\nis not safe.'}
      />
    ),
  },
];
