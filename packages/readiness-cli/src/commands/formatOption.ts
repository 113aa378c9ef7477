import { Option } from 'commander';

/** The option `--format`, text unless said. @internal */
export function formatOption(formats: readonly string[]): Option {
  return new Option('--format <format>', 'form of the result')
    .choices(formats)
    .default('text');
}
