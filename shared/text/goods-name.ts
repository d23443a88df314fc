/**
 * Goods as a pharmacist tells them apart: name, strength, form. A part that is empty, or that the name says already, is left out.
 */
export function goodsName(name: string, strength: string, form = ''): string {
  const said = name.toLowerCase();
  return [name, ...[strength, form].filter((part) => part !== '' && !said.includes(part.toLowerCase()))].join(
    ' ',
  );
}
