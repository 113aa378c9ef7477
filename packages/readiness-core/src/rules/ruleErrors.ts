/**
 * Ends a rule at a gap in what is known. The library takes it for an Error, which it must be to be weighed in `||`, `&&`
 * and loops; but it captures no stack, which takes longer than the whole rule and tells nobody anything.
 */
class Gap {
  constructor(readonly factId: string) {}
}
Object.setPrototypeOf(Gap.prototype, Error.prototype);

/** Thrown inside a rule when a fact that it needs is not there. @internal */
export class FactMissing extends Gap {}

/** Thrown inside a rule when a source looked and found nothing. @internal */
export class NothingObserved extends Gap {}

/** Thrown inside a rule when it cannot go on; the message is for people. @internal */
export class RuleFault extends Error {}
