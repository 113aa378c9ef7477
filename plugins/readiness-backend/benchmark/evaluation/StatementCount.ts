import { Knex } from 'knex';

/**
 * Counts the statements that write a table.
 * @internal
 */
export class StatementCount {
  #count = 0;

  constructor(knex: Knex, table: string) {
    const writes = new RegExp(
      `^\\s*(insert into|update|delete from)\\s+"?\`?${table}\\b`,
      'i',
    );
    knex.on('query', ({ sql }: { sql: string }) => {
      if (writes.test(sql)) {
        this.#count += 1;
      }
    });
  }

  /** How many there were since the last time. */
  take(): number {
    const count = this.#count;
    this.#count = 0;
    return count;
  }
}
