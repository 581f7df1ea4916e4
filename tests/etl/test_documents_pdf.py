"""Printed plans: ruled and unruled tables over pages, words cut at line ends, scans."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from etl.documents import read_document
from etl.documents.pdf.line_joining import joiner
from etl.refusals import RefusedDocumentError
from etl.text import fold
from tests.etl.documents_made import HEADINGS, TITLE, item
from tests.etl.fixtures.make_pdfs import ROWS, STYLES
from tests.etl.pdf_made import Page, pdf

FIXTURES = Path(__file__).parent / "fixtures"
FIELDS = (
    "title",
    "place_text",
    "dates_text",
    "description",
    "purpose",
    "participants_text",
)


def expected() -> list[tuple[str, ...]]:
    """What was printed: sphere, number and the six cells of each item."""
    found, sphere = [], ""
    for row in ROWS:
        if isinstance(row, str):
            sphere = row
        else:
            found.append((sphere, *map(fold, row)))
    return found


@pytest.mark.parametrize("name", [*STYLES, "sideways", "vertical_headings"])
def test_every_cell_is_as_printed(name: str) -> None:
    plan = read_document(FIXTURES / f"{name}.pdf")
    read = [(r.sphere, r.number_text, *(r.cells[f] for f in FIELDS)) for r in plan.rows]
    assert read == expected()
    assert plan.title == TITLE
    assert plan.leftovers == plan.notes == plan.unknown_headings == ()


def test_source_names_page_and_row() -> None:
    plan = read_document(FIXTURES / "ruled.pdf")
    assert plan.rows[0].source_ref == "ruled.pdf, страница 1, строка 3"


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("научно-\nпрактическая", "научно-практическая"),
        ("психоневрологичес-\nкий", "психоневрологический"),
        ("встреча с\nруковод-\nством области", "встреча с руководством области"),
        ("фестиваль-\nконкурс", "фестиваль-конкурс"),
        ("Торгово-\nпромышленная", "Торгово-промышленная"),
        ("сельско-\nхозяйственный", "сельскохозяйственный"),
        ("художника-\nакварелиста", "художника-акварелиста"),
        ("Санкт-\nПетербург", "Санкт-Петербург"),
        ("Новодугинс-\nкий", "Новодугинский"),
        ("кто-\nнибудь", "кто-нибудь"),
        ("15-\n17 мая", "15-17 мая"),
        ("яхт-\nклуб «Нептун»", "яхт-клуб «Нептун»"),
        ("пожарно-\nспасательных", "пожарно-спасательных"),
        ("мастеров-\nянтарщиков", "мастеров-янтарщиков"),
        ("мас-\nтер-класс", "мастер-класс"),
        ("воен-\nно-морской", "военно-морской"),
        ("Рос-\nтов-на-Дону", "Ростов-на-Дону"),
        ("Дроги-\nчинского района", "Дрогичинского района"),
        ("видео-\nролика", "видеоролика"),
        ("Экспо-\nцентр", "Экспоцентр"),
        ("Глинков-\nский", "Глинковский"),
        ("Ростовской-\nна-Дону", "Ростовской-на-Дону"),
        ("Шарм-\nэш-Шейх", "Шарм-эш-Шейх"),
        ("25 мая 2027г\n.", "25 мая 2027г."),
        ("«Беларусьфильм»\n, встреча", "«Беларусьфильм», встреча"),
        ("г. Минск,\nРеспублика Беларусь", "г. Минск, Республика Беларусь"),
        ("мероприя\nтия", "мероприятия"),
        ("II квартал 2\n026 года", "II квартал 2026 года"),
        ("05.06.202\n6", "05.06.2026"),
        ("5 мая 202\n6 г.", "5 мая 2026 г."),
        ("5 мая 20\n26 года", "5 мая 2026 года"),
        ("19, 20\n26 мая", "19, 20 26 мая"),
        ("кабинет 202\n6 мая", "кабинет 202 6 мая"),
        ("май –\nиюнь", "май – июнь"),
    ],
)
def test_line_ends(printed: str, meant: str) -> None:
    assert fold(joiner([])(printed)) == meant


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Театры\nСербии,\nАрмени\nи", "Театры Сербии, Армении"),
        ("Хоры\nБолгари\nи,\nБеларус\nи", "Хоры Болгарии, Беларуси"),
        ("Великий\nНовгоро\nд", "Великий Новгород"),
        ("Ярослав\nово\nДворищ\nе,\nВеликий", "Ярославово Дворище, Великий"),
        ("Минск,\nНацион\nальный\nисторич\nеский\nмузей", "Минск, Национальный исторический музей"),
        ("г.\nШэньчж\nэнь,\nпровинц\nия", "г. Шэньчжэнь, провинция"),
        ("Окуловс\nкий р-н,\nДОЛ\n«Дудене\nво»", "Окуловский р-н, ДОЛ «Дуденево»"),
        ("Коллект\nивы из\nЛатвии", "Коллективы из Латвии"),
        ("музей-\nзаповед\nник", "музей-заповедник"),
        ("весенни\nе\nканикул\nы", "весенние каникулы"),
        ("с 13.04\nпо\n17.04.20\n26", "с 13.04 по 17.04.2026"),
        ("февраль\n; 27\nмарта", "февраль; 27 марта"),
        ("II\nкв\nар\nта\nл\n20\n26\nго\nда", "II квартал 2026 года"),
        ("10.\n04.\n20\n26", "10.04.2026"),
        ("май\n20\n26\nг.", "май 2026 г."),
        ("Рес\nпуб\nлик\nа\nБел\nару\nсь", "Республика Беларусь"),
        (
            "Рес\nпуб\nлик\nа\nБел\nару\nсь,\nРос\nсий\nска\nя\nФед\nера\nция",
            "Республика Беларусь, Российская Федерация",
        ),
        ("Рес\nпуб\nлик\nа\nКаз\nахст\nан", "Республика Казахстан"),
        ("Вит\nебс\nкая\nобл\nасть", "Витебская область"),
        ("12\nма\nя –\n3\nию\nня\n20\n26\nг.", "12 мая – 3 июня 2026 г."),
        ("культурное\nстроительств\nо. По итогам", "культурное строительство. По итогам"),
        # Whole words, each on a line of its own, stay apart.
        ("Посещение\nо. Валаам", "Посещение о. Валаам"),
        ("экскурсия\nдля\nдетей", "экскурсия для детей"),
        ("май\nи\nиюнь", "май и июнь"),
        ("театр\nа также\nмузей", "театр а также музей"),
        ("с 20\n26 мая", "с 20 26 мая"),
        ("12 мая,\n20\n26 июня", "12 мая, 20 26 июня"),
        ("клуб\nза\nмир", "клуб за мир"),
        ("Деловая\nмиссия\nновгоро\nдских", "Деловая миссия новгородских"),
        ("праздник\nи танцы", "праздник и танцы"),
        ("Фестиваль\nэтномузыки", "Фестиваль этномузыки"),
        ("Экспофорум\nв Москве", "Экспофорум в Москве"),
        ("делегация\nна форум", "делегация на форум"),
        ("МЦР\nи музей", "МЦР и музей"),
        ("Россия\nи\nКитай", "Россия и Китай"),
        ("19 мая, каб.\n20\n26", "19 мая, каб. 20 26"),
        ("Великий\nНовгоро\nд. Музей", "Великий Новгород. Музей"),
        ("Демидов\nо, Орша", "Демидово, Орша"),
        ("Беларусь\nг. Минск", "Беларусь г. Минск"),
        ("Библиотека\nг. Минска", "Библиотека г. Минска"),
        ("Полоцк\nг Орша", "Полоцк г Орша"),
        ("Полоцк\nд. Заря", "Полоцк д. Заря"),
        ("Полоцк\nс. Озеро", "Полоцк с. Озеро"),
        ("Полоцк\nп.Заря", "Полоцк п.Заря"),
        ("Полоцк\nх. Заря", "Полоцк х. Заря"),
        ("Несвиж\nмкр. 5", "Несвиж мкр. 5"),
        ("Беларусь\nк. 5", "Беларусь к. 5"),
        ("Беларусь\nи", "Беларусь и"),
        ("Программа\nа) хор", "Программа а) хор"),
        ("Программа\nб) хор", "Программа б) хор"),
    ],
)
def test_columns_narrower_than_their_words(printed: str, meant: str) -> None:
    assert fold(joiner([])(printed)) == meant


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Ознакомительна\nя поездка", "Ознакомительная поездка"),
        ("Централизованна\nя религиозная", "Централизованная религиозная"),
        ("Торговое\nпредставительств\nо Российской", "Торговое представительство Российской"),
        ("Министерств\nо культуры", "Министерство культуры"),
        ("«Концерн\n«Уралвагонзавод\n»", "«Концерн «Уралвагонзавод»"),
        ("«ИННОПРОМ-202\n6»", "«ИННОПРОМ-2026»"),
        ("(Приморье\n) и Китай", "(Приморье) и Китай"),
        ("Знакомств\nо с миром", "Знакомство с миром"),
        ("Пропаганд\nа здоровья", "Пропаганда здоровья"),
        ("Встреча с\nпредставителям\nи Русской", "Встреча с представителями Русской"),
        ("экспорт\nнесырьевог\nо экспорта", "экспорт несырьевого экспорта"),
        ("ст.\u00a0Старочеркасск\nая", "ст. Старочеркасская"),
        ("Продвиже\nние сои и\nмеда", "Продвижение сои и меда"),
        ("управленческим\nи практиками", "управленческими практиками"),
        ("семестр 2026/202\n7 учебного года", "семестр 2026/2027 учебного года"),
        # Two words, though together they would be one.
        ("Организация\nумры для", "Организация умры для"),
        ("детских\nкниг\nи выставка", "детских книг и выставка"),
        ("библиотек\nи концерт", "библиотек и концерт"),
        ("управленческим\nи научным", "управленческим и научным"),
        ("спектакль театр\nа также", "спектакль театр а также"),
        ("участникам\nи гостям", "участникам и гостям"),
        ("предпринимателям\nи молодёжи", "предпринимателям и молодёжи"),
        ("фотоматериал\nы", "фотоматериалы"),
        ("представительств\nо развитии", "представительств о развитии"),
        ("университет\nу моря", "университет у моря"),
        ("консультантам\nи 20 врачам", "консультантам и 20 врачам"),
        ("предприятиям\nи организациям", "предприятиям и организациям"),
    ],
)
def test_a_lone_letter_behind_a_word_that_fills_its_line(printed: str, meant: str) -> None:
    assert fold(joiner([])(printed)) == meant


def test_a_word_seen_whole_elsewhere_decides() -> None:
    assert joiner(["турнир Агро-Вест"])("агро-\nвест") == "агро-вест"
    assert joiner(["турнир Агровест"])("агро-\nвест") == "агровест"


def bare_pdf(path: Path, *, extra: str = "", trailer: str = "") -> Path:
    """One page without text."""
    parts = [
        "1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n",
        "2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n",
        f"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]{extra}>>\nendobj\n",
        "4 0 obj\n<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray"
        "/BitsPerComponent 8/Length 1>>\nstream\n0\nendstream\nendobj\n",
        "5 0 obj\n<</Length 25>>\nstream\n200 0 0 200 0 0 cm /I Do \nendstream\nendobj\n",
    ]
    body, offsets = "%PDF-1.4\n", []
    for part in parts:
        offsets.append(len(body))
        body += part
    table = "".join(f"{at:010d} 00000 n \n" for at in offsets)
    body += f"xref\n0 6\n0000000000 65535 f \n{table}trailer\n<</Size 6/Root 1 0 R{trailer}>>\n"
    path.write_bytes(f"{body}startxref\n{body.index('xref')}\n%%EOF\n".encode("latin-1"))
    return path


def test_truncated_pdf_is_refused_and_not_read_in_part(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    whole = (FIXTURES / "ruled.pdf").read_bytes()
    path = tmp_path / "план.pdf"
    for size in (len(whole) // 3, len(whole) * 9 // 10):
        path.write_bytes(whole[:size])
        with pytest.raises(RefusedDocumentError, match="обрывается"):
            read_document(path)
    assert capfd.readouterr().err == ""


def test_pdf_with_a_damaged_page_is_refused(tmp_path: Path) -> None:
    whole = bytearray((FIXTURES / "ruled.pdf").read_bytes())
    page = re.search(rb"/Contents (\d+) 0 R", whole)
    assert page is not None
    contents = whole.find(b"stream\n", whole.find(b"\n" + page.group(1) + b" 0 obj")) + 7
    end = whole.find(b"endstream", contents)
    whole[contents + 40 : end - 1] = bytes(end - 1 - contents - 40)
    path = tmp_path / "план.pdf"
    path.write_bytes(whole)
    with pytest.raises(RefusedDocumentError, match="повреждён"):
        read_document(path)


def test_scan_is_refused(tmp_path: Path) -> None:
    path = bare_pdf(
        tmp_path / "скан.pdf", extra="/Resources<</XObject<</I 4 0 R>>>>/Contents 5 0 R"
    )
    with pytest.raises(RefusedDocumentError, match=r"скан\.pdf: это скан"):
        read_document(path)


def test_page_without_anything_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedDocumentError, match="нет текста"):
        read_document(bare_pdf(tmp_path / "пусто.pdf"))


def test_locked_pdf_is_refused(tmp_path: Path) -> None:
    lock = "/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{0}>/U<{0}>>>/ID[<00><00>]"
    path = bare_pdf(tmp_path / "закрыт.pdf", trailer=lock.replace("{0}", "AB" * 32))
    with pytest.raises(RefusedDocumentError, match="защищён паролем"):
        read_document(path)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("I. Культура", "II. Спорт"), ("1. Культура", "2. Спорт"), ("1) Культура", "2) Спорт"),
        ("Раздел 1. Культура", "Раздел 2. Спорт"), ("РАЗДЕЛ I", "РАЗДЕЛ II"),
    ],
)  # fmt: skip
def test_a_numbered_section_close_under_the_title_is_none_of_it(
    tmp_path: Path, first: str, second: str
) -> None:
    page = Page()
    page.text(60, 530, TITLE)
    for number, (section, top) in enumerate(((first, 500.0), (second, 400.0)), start=1):
        page.text(60, top + 20, section)
        page.grid(2, top=top)
        page.row(0, HEADINGS, top=top)
        page.row(1, item(str(number), "Форум", place="г. Минск", dates="5 мая"), top=top)
    plan = read_document(pdf(tmp_path / "план.pdf", page))
    assert plan.title == TITLE
    assert [row.sphere for row in plan.rows] == [first, second]
