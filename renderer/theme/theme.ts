import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

const green: MantineColorsTuple = [
  '#eaf5ef',
  '#d3e8dc',
  '#a6d1ba',
  '#76b896',
  '#4f9f77',
  '#2f8259',
  '#17603f',
  '#124f34',
  '#0d3e28',
  '#082a1b',
];
const amber: MantineColorsTuple = [
  '#fff6e0',
  '#ffeabd',
  '#fcd98a',
  '#f5c453',
  '#e6ab2c',
  '#c68a12',
  '#8f6000',
  '#744d00',
  '#593b00',
  '#3d2800',
];
const red: MantineColorsTuple = [
  '#fdeeec',
  '#f9d9d5',
  '#f0b0a9',
  '#e5847a',
  '#d85c50',
  '#c8402f',
  '#a82a1c',
  '#8c2116',
  '#6e1911',
  '#4c100a',
];
const ink: MantineColorsTuple = [
  '#f3f2ec',
  '#dddbd2',
  '#bdbab0',
  '#9c998f',
  '#77746b',
  '#56544d',
  '#302f2b',
  '#242420',
  '#1a1a18',
  '#111110',
];

const gray: MantineColorsTuple = [
  '#f8f6f0',
  '#f1eee5',
  '#e8e4d9',
  '#dcd8cb',
  '#cdc9bc',
  '#a9a598',
  '#8e8a7e',
  '#5c594f',
  '#3f3d37',
  '#2a2925',
];

const FONT = "'Noto Sans Bengali', 'Noto Sans', system-ui, sans-serif";

/** Paper, ink, one deep green for "go on", red only for danger, amber for "look at this". */
export const theme = createTheme({
  primaryColor: 'green',
  primaryShade: { light: 6, dark: 5 },
  colors: { green, amber, red, gray, dark: ink },
  autoContrast: true,
  luminanceThreshold: 0.36,
  white: '#ffffff',
  black: '#1b1a17',
  fontFamily: FONT,
  headings: { fontFamily: FONT, fontWeight: '600', sizes: { h1: { fontSize: '28px', lineHeight: '1.5' } } },
  fontSizes: { xs: '13px', sm: '14px', md: '16px', lg: '18px', xl: '22px' },
  lineHeights: { xs: '1.5', sm: '1.5', md: '1.5', lg: '1.5', xl: '1.5' },
  spacing: { xs: '4px', sm: '8px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '4px', sm: '8px', md: '8px', lg: '8px', xl: '8px' },
  defaultRadius: 'md',
  shadows: { xs: 'none', sm: 'none', md: 'none', lg: 'none', xl: 'none' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    Button: { defaultProps: { size: 'md' } },
    // Rounder, it would pass for a radio button.
    Checkbox: { defaultProps: { radius: 'xs' } },
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
    Select: { defaultProps: { size: 'md' } },
    Modal: { defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.4 } } },
  },
});

/** The few colours the screens use by name, for light and dark. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#faf8f2',
    '--mantine-color-dimmed': '#5c594f',
    '--mantine-color-placeholder': '#6f6b60',
    '--dk-paper': '#faf8f2',
    '--dk-surface': '#ffffff',
    '--dk-sunken': '#f1eee5',
    '--dk-line': '#dcd8cb',
    '--dk-line-strong': '#8e8a7e',
    '--dk-ink': '#1b1a17',
    '--dk-muted': '#5c594f',
    '--dk-go': '#17603f',
    '--dk-go-soft': '#e3f0e8',
    '--dk-danger': '#a82a1c',
    '--dk-danger-soft': '#fbe6e3',
    '--dk-attention': '#764e00',
    '--dk-attention-soft': '#fdf0d0',
  },
  dark: {
    '--mantine-color-body': '#1a1a18',
    '--mantine-color-dimmed': '#b5b2a7',
    '--mantine-color-placeholder': '#9f9b90',
    '--dk-paper': '#1a1a18',
    '--dk-surface': '#242420',
    '--dk-sunken': '#121211',
    '--dk-line': '#3c3b36',
    '--dk-line-strong': '#8b887e',
    '--dk-ink': '#f4f2ea',
    '--dk-muted': '#b5b2a7',
    '--dk-go': '#7fc7a0',
    '--dk-go-soft': '#1d3a2b',
    '--dk-danger': '#f29b91',
    '--dk-danger-soft': '#451f1a',
    '--dk-attention': '#f3c764',
    '--dk-attention-soft': '#42330f',
  },
});
