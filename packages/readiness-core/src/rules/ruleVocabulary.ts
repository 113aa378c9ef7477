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
