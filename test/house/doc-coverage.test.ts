import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import ts from 'typescript6';
import { ROOT } from './source-files.ts';

const DOORS = ['server/index.ts', 'common/index.ts', 'server/config/index.ts', 'api/index.ts'];

/** Exported names that say all by themselves, e.g. a union of words; keep it short. */
const PLAIN = new Set(['ActionLabel', 'ErrorCode', 'FieldOption', 'FieldType', 'OutputField']);

describe('the public surface', () => {
  const options = {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2023,
    allowImportingTsExtensions: true,
    noEmit: true,
    skipLibCheck: true,
    types: ['node'],
  };
  const program = ts.createProgram(
    DOORS.map((door) => join(ROOT, door)),
    options,
  );
  const checker = program.getTypeChecker();

  function exportsOf(door: string): ts.Symbol[] {
    const source = program.getSourceFile(join(ROOT, door));
    const module = source && checker.getSymbolAtLocation(source);
    if (!module) throw new Error(`${door} exports nothing`);
    return checker
      .getExportsOfModule(module)
      .map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol));
  }

  test.each(DOORS)('every name of %s is documented where it is declared', (door) => {
    const bare = exportsOf(door).filter((symbol) => symbol.getDocumentationComment(checker).length === 0 && !PLAIN.has(symbol.name));
    expect(bare.map((symbol) => symbol.name)).toEqual([]);
  });

  test('functions say what they throw', () => {
    const functions = exportsOf('server/index.ts').filter(
      (symbol) => symbol.flags & ts.SymbolFlags.Function && symbol.name !== 'configure',
    );
    const silent = functions.filter((symbol) => !symbol.getJsDocTags(checker).some((tag) => tag.name === 'throws'));
    expect(silent.map((symbol) => symbol.name)).toEqual([]);
  });

  test('every option of configure, triggerWorkflow and ServerConfig is documented at the property', () => {
    const names = ['PerdureConfiguration', 'TriggerWorkflowOptions', 'ServerConfig', 'FetchConfig'];
    const bare = exportsOf('server/index.ts')
      .filter((symbol) => names.includes(symbol.name))
      .flatMap((symbol) =>
        checker
          .getDeclaredTypeOfSymbol(symbol)
          .getProperties()
          .filter((property) => property.getDocumentationComment(checker).length === 0)
          .map((property) => `${symbol.name}.${property.name}`),
      );
    expect(bare).toEqual([]);
  });
});
