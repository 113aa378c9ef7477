import { InputError } from '@backstage/errors';
import { Check, factsReadBy } from 'backstage-readiness-core';
import { Publication } from '../../standards/Publication';

/** The checks whose `controls` name a framework. @internal */
export class FrameworkChecks {
  /** Names of standards with such checks. */
  readonly standards: readonly string[];
  /** Ids of facts that these checks read. */
  readonly facts: ReadonlySet<string>;
  readonly #keys: ReadonlySet<string>;

  constructor(checks: readonly { standard: string; check: Check }[]) {
    this.standards = [...new Set(checks.map(({ standard }) => standard))];
    this.facts = new Set(checks.flatMap(({ check }) => factsReadBy(check)));
    this.#keys = new Set(
      checks.map(({ standard, check }) => keyOf(standard, check.id)),
    );
  }

  has(standard: string, checkId: string): boolean {
    return this.#keys.has(keyOf(standard, checkId));
  }
}

/**
 * The checks that a framework asks for, its name in any case.
 * @throws InputError that names the frameworks which are known
 * @internal
 */
export function frameworkChecks(
  framework: string,
  publication: Publication | undefined,
): FrameworkChecks {
  const all = (publication?.documents.standards ?? []).flatMap(standard =>
    standard.checks.map(check => ({ standard: standard.name, check })),
  );
  const wanted = lowerCase(framework);
  const found = all.filter(({ check }) =>
    check.controls.some(control => lowerCase(control.framework) === wanted),
  );
  if (found.length === 0) {
    throw new InputError(
      `No check names the framework "${framework}" in its controls; ${known(
        all.flatMap(({ check }) => check.controls),
      )}`,
    );
  }
  return new FrameworkChecks(found);
}

function known(controls: readonly { framework: string }[]): string {
  const names = [...new Set(controls.map(({ framework }) => framework))];
  return names.length === 0
    ? 'no check names any'
    : `the frameworks are ${names.sort().slice(0, 20).join(', ')}`;
}

function keyOf(standard: string, checkId: string): string {
  return `${standard}/${checkId}`;
}

function lowerCase(text: string): string {
  return text.toLocaleLowerCase('en-US');
}
