const READERS = ['fact', 'slo', 'annotation', 'label', 'link', 'relations'];
const HELPERS = ['hoursSince', 'daysSince', 'size', 'has'];
const CONVERSIONS = [
  'int',
  'double',
  'string',
  'bool',
  'timestamp',
  'duration',
];

/** Loops answer yes or no, or leave out items; none builds a larger value than it was given. @internal */
export const LOOPS: readonly string[] = [
  'all',
  'exists',
  'exists_one',
  'filter',
];

/** Parts of an instant, in UTC. @internal */
export const CALENDAR: readonly string[] = [
  'getFullYear',
  'getMonth',
  'getDate',
  'getDayOfMonth',
  'getDayOfWeek',
  'getHours',
  'getMinutes',
  'getSeconds',
];

const TEXT_METHODS = [
  'size',
  'startsWith',
  'endsWith',
  'contains',
  'matches',
  'lowerAscii',
  'upperAscii',
  'trim',
];

/** All functions that a rule may call by name. @internal */
export const FUNCTIONS: ReadonlySet<string> = new Set([
  ...READERS,
  ...HELPERS,
  ...CONVERSIONS,
]);

/** All functions that a rule may call on a value. @internal */
export const METHODS: ReadonlySet<string> = new Set([
  ...TEXT_METHODS,
  ...CALENDAR,
  ...LOOPS,
]);

/** What an expression may name. @internal */
export interface Vocabulary {
  /** Names such expressions for people: `rules`. */
  readonly what: string;
  readonly variables: ReadonlySet<string>;
  readonly functions: ReadonlySet<string>;
}

/** @internal */
export const RULE_VOCABULARY: Vocabulary = {
  what: 'rules',
  variables: new Set(['entity', 'tier', 'now']),
  functions: FUNCTIONS,
};

/** No facts and no clock: what a gate asks a review for must not hang on what has been observed. @internal */
export const GATE_VOCABULARY: Vocabulary = {
  what: 'conditions of gates',
  variables: new Set([
    'entity',
    'tier',
    'daysSinceFirstSeen',
    'change',
    'environment',
  ]),
  functions: new Set(
    [...FUNCTIONS].filter(
      name => !['fact', 'slo', 'hoursSince', 'daysSince'].includes(name),
    ),
  ),
};
