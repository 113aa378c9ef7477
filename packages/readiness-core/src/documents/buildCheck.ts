import { CheckEntry } from './checkEntries';
import { CHECK_SHAPE, CheckValues, REQUIREMENT_KEYS } from './checkShape';
import { contentHash } from './contentHash';
import { DiagnosticList } from './DiagnosticList';
import { Located } from './located';
import { checkWarnBand } from './readBounds';
import { readFields } from './readFields';
import { describeValue } from './readers';
import { RuleCompiler } from './RuleCompiler';
import { didYouMean } from './suggest';
import { Switches } from './Switches';
import { Check, Requirement } from './types';
import { withoutUndefined } from './withoutUndefined';

const CHECK_DEFAULTS = { weight: 2, graceFor: 0 };

/** @internal */
export interface CheckContext {
  readonly standard: string;
  readonly levels: readonly string[];
  readonly compiler: RuleCompiler;
  readonly switches: Switches;
  readonly found: DiagnosticList;
}

/**
 * Reads one check. Any fault leaves it in the standard as `broken`, with the rest of its fields as far as they could be
 * read: a check must not drop out of the score by being misspelt.
 * @internal
 */
export function buildCheck(entry: CheckEntry, context: CheckContext): Check {
  const { id, map } = entry;
  const { standard, switches } = context;
  const found = DiagnosticList.create(`Check "${id}"`);
  const values = readFields(map, CHECK_SHAPE, found, { what: 'a check' });
  const level = readLevel(entry, values, context, found);
  const requirement = readRequirement(entry, values, context.compiler, found);
  context.found.include(found.all);
  const fault = found.firstError;
  const check = {
    id,
    title: values.title ?? titleFromId(id),
    description: values.description,
    category: values.category ?? 'general',
    level,
    weight: values.weight ?? CHECK_DEFAULTS.weight,
    appliesTo: values.appliesTo,
    tiers: values.tiers && [...values.tiers].sort(),
    accepts: values.accepts && [...values.accepts].sort(),
    requirement: fault
      ? { kind: 'broken' as const, reason: fault.message }
      : requirement,
    severity: values.severity ?? 'fail',
    freshFor: values.freshFor,
    graceFor: values.graceFor ?? CHECK_DEFAULTS.graceFor,
    message: values.message ?? {},
    fix: values.fix,
    effort: values.effort,
    why: values.why,
    controls: readControls(values),
    from: values.from,
  };
  const off = switches.decide(`${standard}/${id}`, values.off);
  return withoutUndefined({
    ...check,
    off,
    version: contentHash(versioned(check)),
  });
}

/** A compiled rule is known by its expression. */
function versioned(check: Omit<Check, 'version' | 'off'>): unknown {
  const { requirement } = check;
  switch (requirement.kind) {
    case 'rule':
      return {
        ...check,
        requirement: { rule: requirement.rule.expression },
      };
    case 'measure':
      return {
        ...check,
        requirement: {
          ...requirement,
          measure: requirement.measure.expression,
        },
      };
    default:
      return check;
  }
}

function readLevel(
  { map }: CheckEntry,
  { level }: CheckValues,
  { levels, standard }: CheckContext,
  found: DiagnosticList,
): string {
  if (level !== undefined && !levels.includes(level)) {
    const names = levels.map(name => `"${name}"`).join(', ');
    const hint = didYouMean(level, levels) ?? `the levels are ${names}`;
    found.error(
      map.fields.get('level')?.at ?? map.place,
      'unknown-level',
      `level is ${describeValue(
        level,
      )}, which the standard "${standard}" does not have; ${hint}`,
    );
    return levels[0];
  }
  return level ?? levels[0];
}

function readRequirement(
  { map }: CheckEntry,
  values: CheckValues,
  compiler: RuleCompiler,
  found: DiagnosticList,
): Requirement {
  const broken: Requirement = { kind: 'broken', reason: '' };
  const kinds = Object.keys(REQUIREMENT_KEYS).filter(key =>
    map.fields.has(key),
  );
  if (kinds.length !== 1) {
    found.error(
      map.fields.get(kinds[1])?.key ?? map.place,
      kinds.length === 0 ? 'missing-requirement' : 'several-requirements',
      `it has ${
        kinds.length === 0 ? 'no requirement' : kinds.join(' and ')
      }; give exactly one of rule, measure and attestation`,
    );
    return broken;
  }
  const [kind] = kinds;
  reportMisplaced(map.fields, kind, found);
  const at = map.fields.get(kind)!.at;
  if (kind === 'rule' && values.rule !== undefined) {
    const rule = compiler.compile(at, 'boolean', found);
    return rule ? { kind: 'rule', rule } : broken;
  }
  if (kind === 'measure' && values.measure !== undefined) {
    return readMeasure(at, map.fields, values, compiler, found) ?? broken;
  }
  const { question, validFor, evidence, reviewer } = values.attestation ?? {};
  if (question === undefined || validFor === undefined) {
    return broken;
  }
  return {
    kind: 'attestation',
    question,
    validFor,
    evidence: evidence ?? 'optional',
    reviewer: reviewer ?? 'any',
  };
}

function readMeasure(
  at: Located,
  fields: CheckEntry['map']['fields'],
  values: CheckValues,
  compiler: RuleCompiler,
  found: DiagnosticList,
): Requirement | undefined {
  const { unit, target, warn } = values;
  if (!fields.has('target')) {
    found.error(
      at,
      'missing-key',
      'a measure needs a "target", such as target: { min: 0.95 }; add it',
    );
  }
  const warnField = fields.get('warn');
  if (target && warn && warnField) {
    checkWarnBand(warnField.at, target, warn, found);
  }
  const measure = compiler.compile(at, 'number', found);
  return (
    measure &&
    target && {
      kind: 'measure',
      measure,
      target,
      ...(unit === undefined ? {} : { unit }),
      ...(warn === undefined ? {} : { warn }),
    }
  );
}

function reportMisplaced(
  fields: CheckEntry['map']['fields'],
  kind: string,
  found: DiagnosticList,
): void {
  const allowed = REQUIREMENT_KEYS[kind];
  const others = Object.values(REQUIREMENT_KEYS).flat();
  for (const key of new Set(others)) {
    const field = fields.get(key);
    if (field && !allowed.includes(key)) {
      const owners = Object.keys(REQUIREMENT_KEYS)
        .filter(owner => REQUIREMENT_KEYS[owner].includes(key))
        .join(' or a ');
      found.error(
        field.key,
        'misplaced-key',
        `"${key}" belongs to a ${owners}, this check is a${
          kind === 'attestation' ? 'n' : ''
        } ${kind}; remove it`,
      );
    }
  }
}

function readControls({ controls = [] }: CheckValues): Check['controls'] {
  return controls.flatMap(({ framework, id }) =>
    framework === undefined || id === undefined ? [] : [{ framework, id }],
  );
}

function titleFromId(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
