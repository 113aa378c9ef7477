import { sampleFactLines } from './sampleFactLines';

// Prints the file examples/facts/sample-facts.jsonl; examples/README.md says how to call it.
process.stdout.write(sampleFactLines(new Date(process.argv[2])));
