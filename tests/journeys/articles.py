# SPDX-License-Identifier: GPL-3.0-or-later
"""The article page: proposals decided by pointer and keys, undone, dated, removed, pasted."""

import datetime

from desktop import expect, press, wait_for
from scene import called, focused_path, starts_with, tab_to, write_into

TEXT = ('{name} was fined by the regulator on Thursday. The company named a new chief executive '
        'on Friday.')
MANY = (TEXT + ' On Wednesday it had opened a new plant. The company was sued on Tuesday. Its chairman '
        'resigned on Monday.')


PAGE = """<html><head><title>Regulator acts</title>
<meta property="article:published_time" content="{first}T10:00:00Z">
<script type="application/ld+json">
{{"@type": "NewsArticle", "headline": "Regulator acts", "datePublished": "{second}"}}
</script></head><body><article><h1>Regulator acts</h1><p>{text} What follows is said at some
length, so that this is found to be the article, with commas, sentences, and all that a page of
news has in it.</p></article></body></html>
"""


def scene_text(scene, text=TEXT):
    return text.format(name='Alibaba' if scene.symbol == 'BABA' else 'Acme Works')


def import_article(scene, published=True, text=TEXT):
    """An article of events on days that the scene has sessions for."""
    path = scene.desktop.folder / 'story.txt'
    path.write_text(scene_text(scene, text), encoding='utf-8')
    day = '2022-07-16' if scene.symbol == 'BABA' else '2023-10-14'
    words = ['article', 'import', path, '--symbol', scene.symbol]
    return scene.cli(*words, *(['--published', day] if published else []))


def page(program):
    return program.part('article', 'panel', 'Article')


def proposals(program):
    return page(program).find('list', 'Proposed Events').find_all('list item')


def buttons(program, verb):
    return page(program).find_all('push button', lambda name: name.startswith(f'{verb} '))


def show_page(scene, program):
    scene.focus_chart(program)
    press('ctrl+2')
    wait_for(lambda: proposals(program), 'proposals in view')


def focus_row(program):
    """The keyboard's way to the first row that waits for a decision."""
    for _ in range(60):
        if any('focused' in row.states for row in proposals(program)):
            return
        before = focused_path(program)
        press('Tab')
        wait_for(lambda: focused_path(program) != before, 'Tab to move the focus', 3)
    expect(False, 'Tab never comes to the proposals')


def write_title(program, title):
    """Writes over the title in the editor, once that has the keyboard."""
    write_into(program.tree.find('entry', 'Title'), title)
    press('Return')


def decide_by_pointer(scene):
    """A click accepts, another rejects; each is one step, and undone."""
    program = scene.launch()
    import_article(scene)
    show_page(scene, program)
    before = len(scene.events())
    n_open = len(buttons(program, 'Accept'))
    expect(n_open >= 2, f'{n_open} proposals wait')
    program.click(buttons(program, 'Accept')[0])
    wait_for(lambda: len(scene.events()) == before + 1, 'the event in the library')
    wait_for(lambda: len(buttons(program, 'Accept')) == n_open - 1, 'one proposal less to decide')
    program.click(buttons(program, 'Reject')[0])
    wait_for(lambda: buttons(program, 'Decide again about'), 'the rejected proposal')
    expect(len(scene.events()) == before + 1, 'to reject made an event')
    scene.focus_chart(program)
    press('ctrl+z')
    wait_for(lambda: len(buttons(program, 'Accept')) == n_open - 1, 'the rejected one to be open')
    press('ctrl+z')
    wait_for(lambda: len(scene.events()) == before, 'the event to be gone')
    wait_for(lambda: len(buttons(program, 'Accept')) == n_open, 'all to be open again')
    scene.quit(program)


def proposed_chips(scene, program):
    """Dashed flags of the chart, by what a screen reader says of them."""
    return scene.chart(program).find_all('push button', lambda name: ', proposed,' in name)


def propose_on_chart(scene):
    """Proposals stand on the chart while their page is open, lead to their rows, and are decided there."""
    program = scene.launch()
    import_article(scene)
    expect(not proposed_chips(scene, program), 'proposals on the chart before the page is open')
    show_page(scene, program)
    text = page(program).find('entry', 'Text of the article')
    wait_for(lambda: 0 < text.rectangle()[3] < 200, 'two sentences to take a few lines')
    n_open = len(buttons(program, 'Accept'))
    chips = wait_for(lambda: (found := proposed_chips(scene, program)) and len(found) <= n_open
                     and found, 'proposals on the chart')
    press('ctrl+1')
    wait_for(lambda: not proposed_chips(scene, program), 'them to go with the page')
    press('ctrl+2')
    wait_for(lambda: len(proposed_chips(scene, program)) == len(chips), 'them to come back')

    # A click leads to the row; what is rejected in the menu is gone, until that is undone.
    chip = proposed_chips(scene, program)[0]
    title = chip.name.split(', proposed,')[0]
    program.click(chip)
    row = program.tree.find('list', 'Proposed Events').find('list item', starts_with(title))
    wait_for(lambda: 'focused' in row.states, 'its row to have the focus')
    before = scene.titles()
    program.click(proposed_chips(scene, program)[0], button=3)
    program.click(program.tree.find('menu item', called('Reject')))
    wait_for(lambda: buttons(program, 'Decide again about'), 'the rejected proposal')
    wait_for(lambda: len(proposed_chips(scene, program)) < len(chips), 'its flag to be gone')
    expect(scene.titles() == before, 'to reject made an event')
    scene.focus_chart(program)
    press('ctrl+z')
    wait_for(lambda: len(proposed_chips(scene, program)) == len(chips), 'its flag to come back')
    scene.quit(program)


def accept_all(scene):
    """All at once is one step: all flags are solid, and one undo takes them back."""
    program = scene.launch()
    import_article(scene, text=MANY)
    show_page(scene, program)
    before = len(scene.events())
    n_open = len(buttons(program, 'Accept')) - 1  # one of them is that for all
    expect(n_open >= 3, f'{n_open} proposals wait')
    program.click(program.tree.find('push button', called('Accept All')))
    wait_for(lambda: len(scene.events()) >= before + 3, 'the events in the library')
    wait_for(lambda: not proposed_chips(scene, program), 'no flag to be dashed any more')
    wait_for(lambda: not buttons(program, 'Accept'), 'nothing left to decide')
    scene.focus_chart(program)
    press('ctrl+z')
    wait_for(lambda: len(scene.events()) == before, 'all events to be gone by one undo')
    wait_for(lambda: len(buttons(program, 'Accept')) == n_open + 1, 'all to be open again')
    scene.quit(program)


def undo_edited(scene):
    """What is edited before it is accepted keeps the words it rests on; undo opens the proposal again."""
    program = scene.launch()
    import_article(scene)
    show_page(scene, program)
    known = scene.titles()
    n_open = len(buttons(program, 'Accept'))
    focus_row(program)
    name = next(row.name for row in proposals(program) if 'focused' in row.states)
    press('e')
    write_title(program, 'Title of my own')
    wait_for(lambda: 'Title of my own' in scene.titles(), 'the edited event')
    event = scene.event('Title of my own')
    expect(event['quote'] and event['quote'] in scene_text(scene), f'it rests on {event["quote"]!r}')
    wait_for(lambda: len(buttons(program, 'Accept')) == n_open - 1, 'one proposal less to decide')
    scene.focus_chart(program)
    press('ctrl+z')
    wait_for(lambda: scene.titles() == known, 'the edited event to be gone')
    wait_for(lambda: len(buttons(program, 'Accept')) == n_open, 'the proposal to be open again')
    wait_for(lambda: name in [row.name for row in proposals(program)], f'{name} to be proposed')
    scene.quit(program)


def decide_by_keyboard(scene):
    """A, E and R on the row with the focus, which keeps it."""
    program = scene.launch()
    import_article(scene, text=MANY)
    show_page(scene, program)
    before = len(scene.events())
    focus_row(program)
    press('a')
    wait_for(lambda: len(scene.events()) == before + 1, 'the event in the library')
    wait_for(lambda: any('focused' in row.states for row in proposals(program)),
             'the focus to stay on the row')
    press('Down')
    press('e')
    write_title(program, 'Title of my own')
    wait_for(lambda: 'Title of my own' in scene.titles(), 'the edited event')
    known = scene.titles()
    wait_for(lambda: any('focused' in row.states for row in proposals(program)),
             'the focus to come back to its row')
    press('Down')
    press('r')
    wait_for(lambda: buttons(program, 'Decide again about'), 'the proposal to be rejected')
    expect(scene.titles() == known, 'to reject made an event')
    scene.quit(program)


def decide_on_flag(scene):
    """R and A on the flag of a proposal."""
    program = scene.launch()
    import_article(scene)
    show_page(scene, program)
    before = scene.titles()
    chips = wait_for(lambda: proposed_chips(scene, program), 'proposals on the chart')
    tab_to(program, lambda: chips[0])
    press('r')
    wait_for(lambda: len(proposed_chips(scene, program)) == len(chips) - 1, 'its flag to be gone')
    expect(scene.titles() == before, 'to reject made an event')
    scene.focus_chart(program)
    press('ctrl+z')
    chips = wait_for(lambda: len(found := proposed_chips(scene, program)) == len(chips) and found,
                     'its flag to come back')
    tab_to(program, lambda: chips[0])
    press('a')
    wait_for(lambda: len(scene.titles()) == len(before) + 1, 'the flag to be accepted')
    scene.quit(program)


def open_article(scene):
    """An event's row leads to the article it came from."""
    program = scene.launch()
    import_article(scene)
    show_page(scene, program)
    known = set(scene.titles())
    program.click(buttons(program, 'Accept')[0])
    title = wait_for(lambda: set(scene.titles()) - known, 'the event in the library').pop()
    press('ctrl+1')
    program.click(scene.row(program, title))
    program.click(program.tree.find('push button', called('Open Article')))
    row = program.tree.find('list', 'Proposed Events').find('list item', starts_with(title))
    wait_for(lambda: 'focused' in row.states, 'its row to have the focus')
    scene.quit(program)


def see_quote(scene):
    """The editor shows the words that an event rests on and names their article; a mark has none."""
    program = scene.launch()
    import_article(scene)
    show_page(scene, program)
    known = set(scene.titles())
    program.click(buttons(program, 'Accept')[0])
    title = wait_for(lambda: set(scene.titles()) - known, 'the event in the library').pop()
    event = scene.event(title)
    article = scene.cli('article', 'show', event['article_id'])['title']
    press('ctrl+1')
    program.click(scene.row(program, title))
    wait_for(lambda: 'selected' in scene.row(program, title).states, 'the event to be selected')
    press('Return')
    field = program.tree.find('entry', 'Title')
    wait_for(lambda: 'focused' in field.states, 'the title to have the keyboard')
    quote = program.tree.find('panel', 'Quote')
    quote.find('label', f'“{event["quote"]}”')
    quote.find('label', article)
    # However low on the screen the editor is, what is not of its fields stays in view.
    program.click(program.tree.find('push button', called('Save')))
    wait_for(lambda: not program.tree.find_all('entry', 'Title'), 'the editor to close')

    scene.focus_chart(program)
    press('m')
    wait_for(lambda: scene.is_marking(program), 'mark mode')
    press('Return')
    field = program.tree.find('entry', 'Title')
    wait_for(lambda: 'focused' in field.states, 'the title to have the keyboard')
    expect(not program.tree.find_all('panel', 'Quote'), 'a mark of no article has a quote')
    press('Escape')
    wait_for(lambda: not program.tree.find_all('entry', 'Title'), 'the editor to close')
    scene.quit(program)


def remove_article(scene):
    """Removing asks nothing, keeps the events and can be undone."""
    program = scene.launch()
    import_article(scene)
    show_page(scene, program)
    before = len(scene.cli('article', 'list'))
    n_events = len(scene.events())
    program.click(buttons(program, 'Accept')[0])
    wait_for(lambda: len(scene.events()) == n_events + 1, 'the event in the library')
    program.click(program.tree.find('push button', called('Article Menu')))
    program.click(program.tree.find('menu item', called('Remove Article')))
    wait_for(lambda: len(scene.cli('article', 'list')) == before - 1, 'the article to be gone')
    expect(len(scene.events()) == n_events + 1, 'an event went with its article')
    program.click(program.tree.find('push button', called('Undo'), back=True))  # of a toast
    wait_for(lambda: len(scene.cli('article', 'list')) == before, 'the article to come back')
    scene.quit(program)


def published(scene, number):
    return scene.cli('article', 'show', number)['published']


def choose_found_day(scene):
    """A source that contradicts itself: its days are shown with who tells them, and one is taken."""
    first, second = ('2022-07-14', '2022-07-20') if scene.symbol == 'BABA' else \
        ('2023-10-12', '2023-10-18')
    path = scene.desktop.folder / 'story.html'
    path.write_text(PAGE.format(first=first, second=second, text=scene_text(scene)),
                    encoding='utf-8')
    program = scene.launch()
    number = scene.cli('article', 'import', path, '--symbol', scene.symbol)['id']
    before = published(scene, number)
    expect(before[:10] in (first, second), f'of {first} and {second} it takes {before}')
    show_page(scene, program)
    expect(len(buttons(program, 'Keep')) == 1, 'not one of the days found is the one in use')
    program.click(wait_for(lambda: buttons(program, 'Use'), 'the other day')[0])
    wait_for(lambda: published(scene, number)[:10] in {first, second} - {before[:10]},
             'the other day in the library')
    wait_for(lambda: not buttons(program, 'Use'), 'what was decided to be no longer asked')
    scene.focus_chart(program)
    press('ctrl+z')
    wait_for(lambda: published(scene, number) == before, 'the first day to come back')
    wait_for(lambda: buttons(program, 'Use'), 'the question to come back')
    scene.quit(program)


def find_week(scene):
    """The Thursday of a week and what its close and that of the Friday after it moved, in percent:
    the greatest fall of a Thursday."""
    rows = scene.cli('prices', 'show', scene.symbol)
    found = []
    for one, two, three in zip(rows, rows[1:], rows[2:]):
        if datetime.date.fromisoformat(two['date']).weekday() == 3 and \
                datetime.date.fromisoformat(three['date']).weekday() == 4:
            found.append((100 * (two['close'] / one['close'] - 1), two['date'],
                          100 * (three['close'] / two['close'] - 1)))
    thursday, day, friday = min(found)
    return day, thursday, friday


def suggest_week(scene):
    """Without its day, the weeks that its figures fit are suggested; one that is taken dates it."""
    day, thursday, friday = find_week(scene)
    text = (f'{{name}} was fined. Its shares fell {-thursday:.1f}% on Thursday and '
            f'{"rose" if friday > 0 else "fell"} {abs(friday):.1f}% on Friday.')
    program = scene.launch()
    number = import_article(scene, published=False, text=text)['id']
    expect(published(scene, number) is None, 'it has a day already')
    show_page(scene, program)
    first = datetime.date.fromisoformat(day)
    title = f'Use {first:%a} {first.day} {first:%b %Y}'
    use = wait_for(lambda: page(program).find_all(
        'push button', lambda name: name.startswith(title)), f'the week of {day}')
    expect(published(scene, number) is None, 'a suggestion was taken by itself')
    program.click(use[0])
    wait_for(lambda: published(scene, number), 'the day in the library')
    taken = datetime.date.fromisoformat(published(scene, number)[:10])
    expect(0 < (taken - first).days < 7, f'{taken} is not the end of the week of {day}')
    wait_for(lambda: not buttons(program, 'Use'), 'what was decided to be no longer asked')
    scene.focus_chart(program)
    press('ctrl+z')
    wait_for(lambda: published(scene, number) is None, 'the day to be taken back')
    scene.quit(program)


def date_article(scene):
    """Without its day nothing has a session; the day given recomputes at once."""
    program = scene.launch()
    import_article(scene, published=False)
    show_page(scene, program)
    names = [row.name for row in proposals(program)]
    field = program.tree.find('entry', 'Day of publication')
    program.click_into(field)
    write_into(field, '2022-07-16' if scene.symbol == 'BABA' else '2023-10-14')
    press('Return')
    wait_for(lambda: proposals(program) and [row.name for row in proposals(program)] != names,
             'the days to be computed')
    scene.focus_chart(program)
    press('ctrl+z')
    wait_for(lambda: [row.name for row in proposals(program)] == names, 'the days to be open again')
    scene.quit(program)
