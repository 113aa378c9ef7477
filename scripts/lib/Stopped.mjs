import { UserError } from './UserError.mjs';

/** Somebody told the command to stop: what it has begun is cleaned up, and nothing new is begun. */
export class Stopped extends UserError {
  name = 'Stopped';

  constructor() {
    super('Stopped.');
  }
}
