import { createContext, useContext } from 'hono/jsx';

/** Where the assets of this build lie, `/assets/<hash>`; empty outside a shell, and then no module is loaded. */
export const AssetsContext = createContext('');

/**
 * Loads a browser module where a component needs it. `path` is its place under `src` without the ending,
 * such as `ground/ui/progress/component.client`. The browser runs a module once, however often it is named.
 */
export function ClientModule({ path }: { path: string }) {
  const assets = useContext(AssetsContext);
  return assets ? <script type="module" src={`${assets}/${path}.js`}></script> : <></>;
}
