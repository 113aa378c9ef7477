/** Thrown inside a rule when a fact that it needs is not there. @internal */
export class FactMissing extends Error {
  constructor(readonly factId: string) {
    super(`No data for fact "${factId}"`);
  }
}

/** Thrown inside a rule when a source looked and found nothing. @internal */
export class NothingObserved extends Error {
  constructor(readonly factId: string) {
    super(`Nothing was found for fact "${factId}"`);
  }
}

/** Thrown inside a rule when it cannot go on; the message is for people. @internal */
export class RuleFault extends Error {}
