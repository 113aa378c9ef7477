import { EventEmitter } from 'node:events';
import { cleanUpOnSignal } from './cleanUpOnSignal';

class FakeProcess extends EventEmitter {
  readonly happened: string[] = [];
  readonly stderr = {
    write: (text: string) => this.happened.push(`told ${text.trim()}`),
  };

  exit(exitCode: number) {
    this.happened.push(`exit ${exitCode}`);
  }
}

describe('cleanUpOnSignal', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ])('cleans up at %s, then ends with %d', (signal, exitCode) => {
    const process = new FakeProcess();
    cleanUpOnSignal(() => process.happened.push('cleaned up'), process);
    process.emit(signal);
    expect(process.happened).toEqual(['cleaned up', `exit ${exitCode}`]);
  });

  it('ends as well when it cannot clean up, and says why', () => {
    const process = new FakeProcess();
    cleanUpOnSignal(() => {
      throw new Error('the folder is read-only');
    }, process);
    process.emit('SIGINT');
    expect(process.happened).toEqual([
      'told Error: the folder is read-only',
      'exit 130',
    ]);
  });

  it('listens to nothing any more once it was taken back', () => {
    const process = new FakeProcess();
    const release = cleanUpOnSignal(() => {}, process);
    expect(process.eventNames()).toEqual(['SIGINT', 'SIGTERM']);
    release();
    expect(process.eventNames()).toEqual([]);
  });
});
