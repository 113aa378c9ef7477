import { compileGateCondition } from '../governance/compileGateCondition';
import { Gate } from '../governance/documentTypes';
import { GateCondition } from '../governance/GateCondition';
import { readGroup } from './readCanonicalRef';
import { Reader, readMap, readText } from './readers';
import { reportRuleProblems } from './reportRuleProblems';
import { readDuration } from './valueReaders';

const MILLISECONDS_PER_DAY = 86_400_000;
/** How long an approval holds unless the document says otherwise. */
const VALID_FOR = 365 * MILLISECONDS_PER_DAY;
/** How long the glass stays broken unless the document says otherwise. */
const BROKEN_FOR = MILLISECONDS_PER_DAY / 6;

const readCondition: Reader<GateCondition> = (at, found) => {
  const text = readText({ example: "tier <= 1 || change == 'major'" })(
    at,
    found,
  );
  if (text === undefined) {
    return undefined;
  }
  const compilation = compileGateCondition(text);
  if (compilation.kind === 'compiled') {
    return compilation.condition;
  }
  reportRuleProblems(at, compilation.problems, found);
  return undefined;
};

const readReviewFields = readMap(
  { when: readCondition, by: readGroup, validFor: readDuration() },
  {
    right: 'a map such as { when: tier <= 1, by: group:default/sre }',
    required: ['by'],
  },
);

/** Who reviews, when and for how long. @internal */
export const readGateReview: Reader<NonNullable<Gate['review']>> = (
  at,
  found,
) => {
  const read = readReviewFields(at, found);
  return read?.by === undefined
    ? undefined
    : {
        ...(read.when ? { when: read.when } : {}),
        by: read.by,
        validFor: read.validFor ?? VALID_FOR,
      };
};

const readGlassFields = readMap(
  {
    by: readGroup,
    followUpWithin: readDuration(),
    validFor: readDuration(),
  },
  {
    right:
      'a map such as { by: group:default/incident-commanders, followUpWithin: 3d }',
    required: ['by', 'followUpWithin'],
  },
);

/** Who may break the glass, and what follows. @internal */
export const readBreakGlass: Reader<NonNullable<Gate['breakGlass']>> = (
  at,
  found,
) => {
  const read = readGlassFields(at, found);
  return read?.by === undefined || read.followUpWithin === undefined
    ? undefined
    : {
        by: read.by,
        followUpWithin: read.followUpWithin,
        validFor: read.validFor ?? BROKEN_FOR,
      };
};
