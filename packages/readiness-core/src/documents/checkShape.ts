import { readTieredBounds } from './readBounds';
import { Values } from './readFields';
import { Reader, readList, readMap, readOneOf, readText } from './readers';
import { readPredicate } from './readPredicate';
import {
  readDuration,
  readEffort,
  readEntityRef,
  readInstant,
  readName,
  readTemplateText,
  readTier,
  readTitle,
  readUrl,
  readWeight,
  readWord,
} from './valueReaders';

/** What the author says about a check being off. @internal */
export type AuthoredOff =
  | { readonly kind: 'on' }
  | { readonly kind: 'off'; readonly needs?: string };

const readNeeds = readMap(
  { needs: readName },
  { right: 'true, false or { needs: <source> }', required: ['needs'] },
);

const readOff: Reader<AuthoredOff> = (at, found) => {
  const { value } = at.node;
  if (typeof value === 'boolean') {
    return value ? { kind: 'off' } : { kind: 'on' };
  }
  const needs = readNeeds(at, found)?.needs;
  return needs === undefined ? undefined : { kind: 'off', needs };
};

const readControl = readMap(
  { framework: readWord, id: readWord },
  { right: 'a map with framework and id', required: ['framework', 'id'] },
);

/**
 * The keys of a check and how each is read.
 * @internal
 */
export const CHECK_SHAPE = {
  id: readName,
  title: readTitle,
  description: readText(),
  category: readWord,
  level: readWord,
  weight: readWeight,
  appliesTo: readPredicate,
  tiers: readList({
    item: readTier,
    right: 'a list of tiers, such as [0, 1]',
  }),
  accepts: readList({
    item: readOneOf(['declared', 'measured', 'attested']),
    right: 'a list such as [measured, attested]',
  }),
  rule: readText({ example: 'fact("oncall.responders").value >= 3' }),
  measure: readText({ example: 'fact("ci.success-rate").value' }),
  unit: readWord,
  target: readTieredBounds,
  warn: readTieredBounds,
  attestation: readMap(
    {
      question: readText(),
      evidence: readOneOf(['required', 'optional']),
      validFor: readDuration(),
      reviewer: readOneOf(['other-person', 'any']),
    },
    {
      right: 'a map with question and validFor',
      required: ['question', 'validFor'],
    },
  ),
  severity: readOneOf(['fail', 'warn']),
  freshFor: readDuration(),
  graceFor: readDuration({ least: 'zero' }),
  message: readMap(
    { pass: readTemplateText, warn: readTemplateText, fail: readTemplateText },
    { right: 'a map with pass, warn or fail' },
  ),
  fix: readMap(
    {
      text: readTemplateText,
      url: readUrl,
      template: readEntityRef('template'),
    },
    { right: 'a map with text, url or template' },
  ),
  effort: readEffort,
  why: readText(),
  controls: readList({
    item: readControl,
    right: 'a list of { framework, id }',
    identity: ({ framework, id }) => JSON.stringify([framework, id]),
  }),
  from: readInstant,
  off: readOff,
};

/** @internal */
export type CheckValues = Values<typeof CHECK_SHAPE>;

/**
 * The keys of which a check has exactly one, and the further keys that belong to it.
 * @internal
 */
export const REQUIREMENT_KEYS: Readonly<Record<string, readonly string[]>> = {
  rule: ['severity'],
  measure: ['unit', 'target', 'warn', 'severity'],
  attestation: [],
};
