import { Button, Chip, Group, Popover, Select, Stack } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ProductDto } from '../../../shared/contract/catalog.contract.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCategories } from './CategorySelect.tsx';

/** What the list is narrowed to, besides the typed text. */
export type ProductFilter = {
  categoryId: string | null;
  drugClass: ProductDto['drugClass'] | null;
  inStock: boolean;
  withoutPrice: boolean;
  inactive: boolean;
};

/** Shows everything that is sold. */
export const NO_FILTER: ProductFilter = {
  categoryId: null,
  drugClass: null,
  inStock: false,
  withoutPrice: false,
  inactive: false,
};

type Props = { filter: ProductFilter; onChange: (filter: ProductFilter) => void; isNarrow: boolean };

/** Category, drug class and the three questions asked most; behind one button where the list shares its width with a product. */
export function ProductFilters({ filter, onChange, isNarrow }: Props) {
  const { t } = useTranslation('products');
  const format = useFormat();
  if (!isNarrow) return <Fields filter={filter} onChange={onChange} width={200} />;
  const set = Object.values(filter).filter((value) => value !== null && value !== false).length;
  return (
    <Popover position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <Button variant={set > 0 ? 'light' : 'default'} leftSection={<IconFilter size={18} aria-hidden />}>
          {set > 0 ? `${t('only.title')} · ${format.number(set)}` : t('only.title')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <Fields filter={filter} onChange={onChange} width={280} />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function Fields({ filter, onChange, width }: Omit<Props, 'isNarrow'> & { width: number }) {
  const { t } = useTranslation('products');
  const format = useFormat();
  const tree = useCategories();
  const set = (change: Partial<ProductFilter>) => onChange({ ...filter, ...change });
  return (
    <>
      <Select
        aria-label={t('only.category')}
        placeholder={t('only.anyCategory')}
        data={tree.map(({ category, depth }) => ({
          value: category.id,
          label: `${'\u2003'.repeat(depth)}${format.names(category).first}`,
        }))}
        value={filter.categoryId}
        onChange={(categoryId) => set({ categoryId })}
        searchable
        clearable
        comboboxProps={{ withinPortal: false }}
        w={width}
      />
      <Select
        aria-label={t('only.class')}
        placeholder={t('only.anyClass')}
        data={(['none', 'otc', 'rx', 'controlled'] as const).map((value) => ({
          value,
          label: t(`class.${value}`),
        }))}
        value={filter.drugClass}
        onChange={(drugClass) => set({ drugClass })}
        clearable
        comboboxProps={{ withinPortal: false }}
        w={width}
      />
      <Group gap={6}>
        {(['inStock', 'withoutPrice', 'inactive'] as const).map((name) => (
          <Chip key={name} size="sm" checked={filter[name]} onChange={(isOn) => set({ [name]: isOn })}>
            {t(`only.${name}`)}
          </Chip>
        ))}
      </Group>
    </>
  );
}
