/** What has to stay hidden, as data: a rule has a name and a source, so that a certificate can say what it was held to. */
export interface DisclosureRules {
  name: string;
  /** The law, guidance or decision that the rule follows. */
  source: string;
  /** Published counts from 1 to one below this are small: they single out children. Zero is not a small count. */
  minimumGroupSize: number;
  /**
   * The least distance between the smallest and the largest count that a protected cell may still have. 1 = not exactly
   * recoverable. A cell whose publicly known bounds are closer than this can reach no more than those bounds.
   */
  requiredWidth: number;
  /** When true, a protected cell must also stay possible at `minimumGroupSize` or more, or at zero. */
  hidesSmallness: boolean;
  limits: Limits;
}

/** Where the exact method stops and the auditor reports outer bounds instead. Counts of work, never seconds: the same input gives the same answer. */
export interface Limits {
  /** The largest linked group of unknown cells that is given to the solver. */
  unknowns: number;
  /** How many optimisations one linked group may take. */
  optimisations: number;
  /** How many branch-and-bound nodes one optimisation may take. */
  nodes: number;
  /** How often bounds may tighten within one linked group, per unknown. */
  tightenings: number;
  /** How often it may be worked out what gives a cell away. Beyond, the nearest relation is taken for guilty, which withholds more. */
  explanations: number;
}

export const minimumTen: DisclosureRules = {
  name: 'minimum-10',
  source:
    'Minimum group size of 10, as in the advice of NCES and PTAC on small cells; width 2 is Longtable’s own choice',
  minimumGroupSize: 10,
  requiredWidth: 2,
  hidesSmallness: false,
  limits: { unknowns: 4000, optimisations: 8000, nodes: 2000, tightenings: 1000, explanations: 0 },
};
