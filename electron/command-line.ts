const WITH_VALUE = ['--data', '--port'];

/** The store server's own arguments among those of Electron, which knows many more. */
export function serverArguments(argv: readonly string[]): string[] {
  return argv.flatMap((argument, index) => {
    if (argument === '--demo' || WITH_VALUE.some((name) => argument.startsWith(`${name}=`)))
      return [argument];
    const value = argv[index + 1];
    return WITH_VALUE.includes(argument) && value !== undefined ? [argument, value] : [];
  });
}
