/** The parts of d3 that `d3-zoom.js` of the assets brings. */
interface Transform {
  k: number;
  invert(point: [number, number]): [number, number];
  toString(): string;
}
interface Zoom {
  (selection: unknown): void;
  scaleExtent(extent: [number, number]): Zoom;
  extent(extent: [[number, number], [number, number]]): Zoom;
  filter(accepts: (event: WheelEvent | TouchEvent | MouseEvent) => boolean): Zoom;
  on(name: 'zoom' | 'end', listener: (event: { transform: Transform; sourceEvent: Event | null }) => void): Zoom;
  scaleBy: unknown;
  translateBy: unknown;
}
interface Selection {
  call(what: unknown, ...args: unknown[]): Selection;
  transition(): Selection;
  duration(milliseconds: number): Selection;
}
declare const d3: { zoom(): Zoom; select(element: Element): Selection };

const byLink: Record<string, { scale?: number; x?: number; y?: number }> = {
  zoomIn: { scale: 2 },
  zoomOut: { scale: 0.5 },
  north: { y: 0.4 },
  south: { y: -0.4 },
  west: { x: 0.4 },
  east: { x: -0.4 },
};
const still = matchMedia('(prefers-reduced-motion: reduce)');
let asked = 0;

for (const place of document.querySelectorAll<HTMLElement>('[data-map]')) enhance(place);

/** Lets a map be dragged, pinched and zoomed; when it comes to rest, the server draws what is in view then. */
function enhance(place: HTMLElement): void {
  const svg = place.querySelector<SVGSVGElement>('svg.school-map');
  const frame = place.querySelector<HTMLElement>('[data-map-view]');
  const world = svg?.querySelector<SVGGElement>('.school-map__world');
  if (!svg || !frame || !world) return;
  const { width, height } = svg.viewBox.baseVal;
  let resting = 0;
  const zoom = d3
    .zoom()
    .extent([
      [0, 0],
      [width, height],
    ])
    .scaleExtent([1 / 16, 16])
    .filter(isForMap)
    .on('zoom', ({ transform }) => {
      clearTimeout(resting);
      world.setAttribute('transform', transform.toString());
      svg.style.setProperty('--k', String(transform.k));
    })
    .on('end', ({ transform }) => {
      clearTimeout(resting);
      resting = setTimeout(() => void redraw(place, addressAfter(frame, transform, width, height)), 150);
    });
  const map = d3.select(svg);
  map.call(zoom);
  for (const link of place.querySelectorAll<HTMLAnchorElement>('a[data-move]'))
    link.addEventListener('click', (event) => {
      const move = byLink[link.dataset['move'] ?? ''];
      if (!move || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const smoothly = map.transition().duration(still.matches ? 0 : 250);
      if (move.scale) smoothly.call(zoom.scaleBy, move.scale);
      else smoothly.call(zoom.translateBy, (move.x ?? 0) * width, (move.y ?? 0) * height);
    });
}

/** One finger and the bare wheel belong to the page, two fingers and the wheel with Ctrl (or a pinch) to the map. */
function isForMap(event: WheelEvent | TouchEvent | MouseEvent): boolean {
  if ('touches' in event) return event.touches.length > 1;
  if (event.type === 'wheel') return event.ctrlKey || event.metaKey;
  return event.button === 0 && !event.ctrlKey;
}

function addressAfter(frame: HTMLElement, transform: Transform, width: number, height: number): URL {
  const view = JSON.parse(frame.dataset['mapView'] ?? '') as { latitude: number; longitude: number; zoom: number };
  const [x, y] = transform.invert([width / 2, height / 2]);
  const world = 256 * 2 ** view.zoom;
  const middle = 0.5 - Math.log(Math.tan(Math.PI / 4 + (view.latitude * Math.PI) / 360)) / (2 * Math.PI);
  const south = middle + (y - height / 2) / world;
  const address = new URL(location.href);
  address.searchParams.set('lat', ((Math.atan(Math.sinh(Math.PI * (1 - 2 * south))) * 180) / Math.PI).toFixed(5));
  address.searchParams.set('lon', (view.longitude + ((x - width / 2) / world) * 360).toFixed(5));
  address.searchParams.set('zoom', (view.zoom + Math.log2(transform.k)).toFixed(2));
  address.searchParams.delete('around');
  return address;
}

/** Asks for the page of the new view and takes the map and its list from it; without an answer the old ones stay. */
async function redraw(place: HTMLElement, address: URL): Promise<void> {
  const mine = ++asked;
  const response = await fetch(address).catch(() => undefined);
  if (!response?.ok || mine !== asked) return;
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const fresh = page.querySelector<HTMLElement>('[data-map]');
  if (!fresh || mine !== asked) return;
  const focused = (document.activeElement as HTMLElement | null)?.dataset?.['move'];
  place.replaceChildren(...fresh.childNodes);
  history.replaceState(null, '', address);
  enhance(place);
  if (focused) place.querySelector<HTMLElement>(`[data-move="${focused}"]`)?.focus();
}
