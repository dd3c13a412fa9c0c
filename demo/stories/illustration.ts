import sharp from 'sharp';

const palette = {
  paper: '#f2ebdd',
  green: '#0e5a4f',
  pale: '#b5d3c7',
  mid: '#75aa9b',
  marigold: '#eba91f',
  clay: '#a23a1c',
};

/** A long table seen from above with people around it, drawn by arithmetic. Writes a PNG of 1600 × 900 pixels. */
export async function drawIllustration(path: string): Promise<void> {
  const seats = 11;
  const colours = [palette.green, palette.marigold, palette.mid, palette.clay, palette.pale];
  const circle = (x: number, y: number, r: number, fill: string) =>
    `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${r.toFixed(1)}" fill="${fill}"/>`;
  const people = Array.from({ length: seats * 2 }, (_, index) => {
    const above = index < seats;
    const x = 180 + (index % seats) * 124;
    const wave = 22 * Math.sin((index * 2 * Math.PI) / 5);
    const y = above ? 250 + wave : 650 - wave;
    const radius = 40 + 10 * Math.cos(index * 1.7);
    return (
      circle(x, y, radius, colours[(index * 3) % colours.length]!) +
      circle(x, y + (above ? 96 : -96), 15, palette.paper)
    );
  });
  const arcs = Array.from(
    { length: 6 },
    (_, index) =>
      `<path d="M0 ${900 - index * 34} Q800 ${760 - index * 60} 1600 ${900 - index * 34}" fill="none" stroke="${palette.pale}" stroke-width="3" opacity="0.6"/>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900"><rect width="1600" height="900" fill="${palette.paper}"/>
    ${arcs.join('')}<rect x="110" y="320" width="1380" height="260" rx="130" fill="${palette.green}"/><rect x="130" y="340" width="1340" height="220" rx="110" fill="${palette.mid}" opacity="0.35"/>${people.join('')}</svg>`;
  await sharp(Buffer.from(svg)).png().toFile(path);
}
