import { frameOf, type View } from '#engines/cartography/index.js';

/** From farther off than this a good part of the country is in view. */
const farOff = 5;

/**
 * The condition that a school of `commons.organization o` is in view; its values are added to `values`. Those of a close
 * view are found by their place. From far off that index only stands in the way: the planner cannot tell how many it
 * finds, and sorts where it could count.
 */
export function whereInView(view: View, values: unknown[]): string {
  const { left, top, right, bottom } = frameOf(view);
  const at = [left, top, right, bottom].map((edge) => `$${values.push(edge)}::double precision`);
  const isWithin =
    view.zoom < farOff
      ? `o.map_x between ${at[0]} and ${at[2]} and o.map_y between ${at[1]} and ${at[3]}`
      : `point(o.map_x, o.map_y) <@ box(point(${at[0]}, ${at[1]}), point(${at[2]}, ${at[3]}))`;
  return `o.kind = 'school' and ${isWithin}`;
}
