#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Write the shell completions of dateline-cli from its own command tables.

usage: generate.py PROGRAM bash|zsh|fish OUTPUT
"""

import json
import pathlib
import subprocess
import sys


def words_of(option):
    """The words that an option's value may be; words in capitals stand for something else."""
    value = option['value'] or ''
    return [word for word in value.split('|') if word == word.lower() and word]


def verbs_of(table):
    return [(noun, verb) for noun in table['nouns'] for verb in noun['verbs']]


def names_of(things):
    return ' '.join(thing['name'] for thing in things)


def spellings(option):
    """All ways to write an option: --output, -o."""
    return [f'--{option["name"]}'] + ([f'-{option["letter"]}'] if option['letter'] else [])


def quote(text):
    return "'" + text.replace("'", "'\\''") + "'"


def bash(table):
    def value_case(patterns, option):
        joined = ' | '.join(f'"{pattern}"' for pattern in patterns)
        if option['value'] == 'FILE':
            return f'        {joined}) _dateline_cli_files; return ;;'
        words = ' '.join(words_of(option))
        return f'        {joined}) _dateline_cli_words {quote(words)}; return ;;'

    lines = [
        '# bash completion of dateline-cli; written at build time from its command tables',
        '',
        '_dateline_cli_words()',
        '{',
        '    COMPREPLY=($(compgen -W "$1" -- "${COMP_WORDS[COMP_CWORD]}"))',
        '}',
        '',
        '_dateline_cli_files()',
        '{',
        '    compopt -o filenames 2>/dev/null',
        '    mapfile -t COMPREPLY < <(compgen -f -- "${COMP_WORDS[COMP_CWORD]}")',
        '}',
        '',
        '_dateline_cli()',
        '{',
        '    local noun="" verb="" word i',
        '',
        '    for ((i = 1; i < COMP_CWORD; i++)); do',
        '        word=${COMP_WORDS[i]}',
        '        case $word in',
        '        --library) ((i++)) ;;',
        '        -*) ;;',
        '        *) if [[ -z $noun ]]; then noun=$word; elif [[ -z $verb ]]; then verb=$word; fi ;;',
        '        esac',
        '    done',
        '',
        '    case "$noun $verb ${COMP_WORDS[COMP_CWORD - 1]}" in',
    ]
    for option in table['options']:
        if option['value'] is not None:
            lines.append(f'        *" --{option["name"]}") _dateline_cli_files; return ;;')
    for noun, verb in verbs_of(table):
        for option in verb['options']:
            if option['value'] is not None:
                lines.append(value_case(
                    [f'{noun["name"]} {verb["name"]} {form}' for form in spellings(option)], option))
    lines += ['    esac', '', '    case "$noun $verb ${COMP_WORDS[COMP_CWORD]}" in']

    everywhere = [form for option in table['options'] for form in spellings(option)]
    for noun, verb in verbs_of(table):
        own = [form for option in verb['options'] for form in spellings(option)]
        lines.append(f'        "{noun["name"]} {verb["name"]} -"*) '
                     f'_dateline_cli_words "{" ".join(own + everywhere)}" ;;')
        if verb['arguments'].startswith('FILE'):
            lines.append(f'        "{noun["name"]} {verb["name"]} "*) _dateline_cli_files ;;')
    lines.append(f'        *" -"*) _dateline_cli_words "{" ".join(everywhere)}" ;;')
    lines.append(f'        "  "*) _dateline_cli_words "{names_of(table["nouns"])}" ;;')
    for noun in table['nouns']:
        lines.append(f'        "{noun["name"]}  "*) '
                     f'_dateline_cli_words "{names_of(noun["verbs"])}" ;;')
    lines += ['    esac', '}', '', 'complete -F _dateline_cli dateline-cli', '']
    return '\n'.join(lines)


def zsh(table):
    def plain(text):
        return ''.join('\\' + c if c in '[]:\\' else c for c in text)

    def specs(options):
        for option in options:
            action = ''
            if option['value'] is not None:
                words = ' '.join(words_of(option))
                completer = '_files' if option['value'] == 'FILE' else f'({words})' if words else ' '
                action = f':{plain(option["value"])}:{completer}'
            star = '*' if option['repeated'] else ''
            for form in spellings(option):
                yield quote(f'{star}{form}[{plain(option["summary"])}]{action}')

    def choices(things):
        return '((' + ' '.join(
            f'{thing["name"]}\\:"{plain(thing["summary"])}"' for thing in things) + '))'

    lines = [
        '#compdef dateline-cli',
        '# zsh completion of dateline-cli; written at build time from its command tables',
        '',
        'local noun verb',
        'local -i i',
        'local -a everywhere=(',
        *(f'  {spec}' for spec in specs(table['options'])),
        ')',
        '',
        'for (( i = 2; i < CURRENT; i++ )); do',
        '  case $words[i] in',
        '    --library) (( i++ )) ;;',
        '    -*) ;;',
        '    *) if [[ -z $noun ]]; then noun=$words[i]; elif [[ -z $verb ]]; then verb=$words[i]; fi ;;',
        '  esac',
        'done',
        '',
        'case "$noun $verb" in',
        f'  " ") _arguments $everywhere {quote("1:noun:" + choices(table["nouns"]))} ;;',
    ]
    for noun in table['nouns']:
        lines.append(f'  "{noun["name"]} ") _arguments $everywhere {quote("1: : ")} '
                     f'{quote("2:verb:" + choices(noun["verbs"]))} ;;')
    for noun, verb in verbs_of(table):
        argument = '*:FILE:_files' if verb['arguments'].startswith('FILE') else '*: : '
        lines.append(f'  "{noun["name"]} {verb["name"]}")')
        lines.append('    _arguments $everywhere \\')
        lines += [f'      {spec} \\' for spec in specs(verb['options'])]
        lines.append(f'      {quote("1: : ")} {quote("2: : ")} {quote(argument)}')
        lines.append('    ;;')
    lines += ['esac', '']
    return '\n'.join(lines)


def fish(table):
    def escape(text):
        return "'" + text.replace('\\', '\\\\').replace("'", "\\'") + "'"

    def complete(condition, rest):
        where = f' -n {escape(condition)}' if condition else ''
        return f'complete -c dateline-cli{where} {rest}'

    def options(condition, things):
        for option in things:
            rest = f'-l {option["name"]}'
            if option['letter']:
                rest += f' -s {option["letter"]}'
            if option['value'] == 'FILE':
                rest += ' -r -F'
            elif option['value'] is not None:
                rest += ' -x'
                if words_of(option):
                    rest += f' -a {escape(" ".join(words_of(option)))}'
            yield complete(condition, f'{rest} -d {escape(option["summary"])}')

    lines = [
        '# fish completion of dateline-cli; written at build time from its command tables',
        'complete -c dateline-cli -f',
        *options('', table['options']),
    ]
    for noun in table['nouns']:
        lines.append(complete('__fish_use_subcommand',
                              f'-a {noun["name"]} -d {escape(noun["summary"])}'))
    for noun in table['nouns']:
        seen = f'__fish_seen_subcommand_from {noun["name"]}'
        for verb in noun['verbs']:
            lines.append(complete(
                f'{seen}; and not __fish_seen_subcommand_from {names_of(noun["verbs"])}',
                f'-a {verb["name"]} -d {escape(verb["summary"])}'))
        for verb in noun['verbs']:
            both = f'{seen}; and __fish_seen_subcommand_from {verb["name"]}'
            lines += options(both, verb['options'])
            if verb['arguments'].startswith('FILE'):
                lines.append(complete(both, '-F'))
    return '\n'.join(lines) + '\n'


def main(program, shell, output):
    table = json.loads(subprocess.run(
        [program, '--help', '--json'], check=True, stdout=subprocess.PIPE).stdout)
    text = {'bash': bash, 'zsh': zsh, 'fish': fish}[shell](table)
    pathlib.Path(output).write_text(text, encoding='utf-8')


if __name__ == '__main__':
    main(*sys.argv[1:])
