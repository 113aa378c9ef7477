import { parseInstant } from '../time/parseInstant';
import { DiagnosticList } from './DiagnosticList';
import { itemsOf, Located } from './located';
import { readCanonicalRef } from './readCanonicalRef';
import { Reader, readList, readMap, readText } from './readers';
import { GateFreeze } from '../governance/documentTypes';
import { readInstant } from './valueReaders';

const MILLISECONDS_PER_DAY = 86_400_000;

/** A date holds to the end of that day, as people read it; a date and time to that instant. */
const readLast: Reader<number> = (at, found) => {
  const instant = readInstant(at, found);
  const reading = parseInstant(at.node.value);
  return instant !== undefined &&
    reading.kind === 'instant' &&
    reading.precision === 'date'
    ? instant + MILLISECONDS_PER_DAY
    : instant;
};

const readFreeze = readMap(
  {
    from: readInstant,
    to: readLast,
    reason: readText(),
    except: readList({
      item: readCanonicalRef(),
      right: 'a list of entity refs, such as [group:default/sre]',
    }),
  },
  {
    right: 'a map such as { from: 2026-12-18, to: 2027-01-04, reason: ... }',
    required: ['from', 'to', 'reason'],
  },
);

const readItems = readList({
  item: readFreeze,
  right: 'a list of { from, to, reason, except }',
  identity: freeze => freeze,
});

/**
 * The times in which nothing enters through a gate.
 * @internal
 */
export function readGateFreeze(
  at: Located,
  found: DiagnosticList,
): readonly GateFreeze[] | undefined {
  const items = readItems(at, found);
  const places = itemsOf(at) ?? [];
  return items?.flatMap(({ from, to, reason, except = [] }, index) => {
    if (from === undefined || to === undefined || reason === undefined) {
      return [];
    }
    if (to <= from) {
      found.error(
        places[index] ?? at,
        'wrong-order',
        `the freeze ends before it begins; put "from" before "to"`,
      );
    }
    return [{ from, to, reason, except }];
  });
}
