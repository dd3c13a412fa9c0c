import { useContext } from 'hono/jsx';
import { AssetsContext } from '../client-module.js';
import type { Example } from '../example.js';
import { Picture } from './component.js';

function ExamplePicture() {
  return (
    <Picture
      src={`${useContext(AssetsContext)}/icon.svg`}
      alt="A table with three seats on each side"
      width={160}
      height={160}
      caption="Seats for everyone: the sign of the table."
      credit="Drawing: Longtable"
    />
  );
}

export const examples: Example[] = [{ name: 'with caption and credit', render: () => <ExamplePicture /> }];
