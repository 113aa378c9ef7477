import { Clock } from '../clock/Clock';

/** A clock that stands still until it is set. */
export class ManualClock implements Clock {
  constructor(public instant: number = Date.parse('2026-11-02T09:30:00Z')) {}

  async now(): Promise<number> {
    return this.instant;
  }

  advance(milliseconds: number): void {
    this.instant += milliseconds;
  }

  get iso(): string {
    return new Date(this.instant).toISOString();
  }
}
