import { DiagnosticList } from './DiagnosticList';
import { Located } from './located';
import { describeValue, Reader, readList, readMap, wrongType } from './readers';
import { RuleCompiler } from './RuleCompiler';
import { didYouMean } from './suggest';
import { Capability, CheckRef, Standard } from './types';

/**
 * The standards that checks may be referred to. `uncertain` answers whether a standard of that name may exist in a
 * document that cannot be read just now: a fault there must not break a capability here.
 * @internal
 */
export interface KnownStandards {
  readonly byName: ReadonlyMap<string, Standard>;
  readonly uncertain: (name: string) => boolean;
}

const CHECK_REF = /^([a-z0-9-]{1,63})\/([a-z0-9-]{1,63})$/;

const readCheckRef: Reader<CheckRef> = (at, found) => {
  const { value } = at.node;
  const match = typeof value === 'string' ? CHECK_REF.exec(value) : null;
  if (match) {
    return { standard: match[1], check: match[2] };
  }
  found.error(
    at,
    'wrong-check-ref',
    `${describeValue(
      value,
    )} is no check; write <standard>/<check id>, such as production-readiness/on-call-rotation`,
  );
  return undefined;
};

/** @internal */
export interface AdoptedWhenOptions {
  readonly compiler: RuleCompiler;
  readonly standards: KnownStandards;
}

/**
 * Reads what counts as having adopted a capability: a rule, or checks that all pass. A fault gives `broken`, so that the
 * capability is shown as unknown and not lost.
 * @internal
 */
export function readAdoptedWhen(
  at: Located,
  name: string,
  options: AdoptedWhenOptions,
  found: DiagnosticList,
): Capability['adoptedWhen'] {
  const own = DiagnosticList.create(`Capability "${name}"`);
  const reading =
    typeof at.node.value === 'string'
      ? readRule(at, options.compiler, own)
      : readChecks(at, options.standards, own);
  found.include(own.all);
  return own.firstError || !reading
    ? { kind: 'broken', reason: own.firstError?.message ?? 'it is not usable' }
    : reading;
}

function readRule(
  at: Located,
  compiler: RuleCompiler,
  found: DiagnosticList,
): Capability['adoptedWhen'] | undefined {
  const rule = compiler.compile(at, 'boolean', found);
  return rule && { kind: 'rule', rule };
}

const readCheckList = readMap(
  {
    checks: readList({
      item: readCheckRef,
      right: 'a list of checks, each <standard>/<check id>',
      identity: ({ standard, check }) => `${standard}/${check}`,
    }),
  },
  { right: 'a rule or { checks: [...] }', required: ['checks'] },
);

function readChecks(
  at: Located,
  standards: KnownStandards,
  found: DiagnosticList,
): Capability['adoptedWhen'] | undefined {
  if (!at.node.entries) {
    return wrongType(at, found, 'a rule (text) or { checks: [...] }');
  }
  const checks = readCheckList(at, found)?.checks;
  const items = at.node.entries.get('checks')?.node.items ?? [];
  checks?.forEach((ref, index) => {
    const path = `${at.path}.checks[${index}]`;
    const line = items[index]?.line ?? at.line;
    verifyCheckRef({ ...at, path, line }, ref, standards, found);
  });
  return checks && { kind: 'checks', checks };
}

function verifyCheckRef(
  at: Located,
  ref: CheckRef,
  standards: KnownStandards,
  found: DiagnosticList,
): void {
  const shown = `"${ref.standard}/${ref.check}"`;
  const standard = standards.byName.get(ref.standard);
  if (!standard && standards.uncertain(ref.standard)) {
    found.warning(
      at,
      'unverified-check',
      `${shown} cannot be looked up, because a document that may hold the standard cannot be read; mend that document`,
    );
    return;
  }
  if (!standard) {
    const hint =
      didYouMean(ref.standard, standards.byName.keys()) ??
      'write <standard>/<check id>';
    found.error(
      at,
      'unknown-check',
      `${shown} names a standard that does not exist; ${hint}`,
    );
    return;
  }
  if (standard.off.some(({ id }) => id === ref.check)) {
    found.warning(
      at,
      'check-is-off',
      `${shown} is off, so nobody can adopt by it; switch it on or leave it out`,
    );
    return;
  }
  const ids = standard.checks.map(({ id }) => id);
  if (!ids.includes(ref.check)) {
    const hint = didYouMean(ref.check, ids) ?? 'see the checks of the standard';
    found.error(
      at,
      'unknown-check',
      `${shown} does not exist in that standard; ${hint}`,
    );
  }
}
